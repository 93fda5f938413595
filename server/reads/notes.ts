import type { FieldNode } from 'graphql'

/** How a field is read, as it was noted while its text was planned. */
export interface Note {
  /** As the operation asks it, with its alias. */
  name: string
  /** In words, several where rows of several types have it each in a way of their own. */
  how: string[]
  fields: Note[]
}

/** Takes notes of a plan while it is made. */
export class Notes {
  readonly root: Note = { name: '', how: [], fields: [] }
  private open: readonly Note[] = [this.root]

  /** Plans a field within the one that is planned. A plan that fails leaves `place` where it did. */
  inside<T>(name: string, plan: () => T): T {
    const around = this.open
    const outer = this.at
    let field = outer.fields.find((one) => one.name === name)
    if (field === undefined) outer.fields.push((field = { name, how: [], fields: [] }))
    this.open = [...around, field]
    const planned = plan()
    this.open = around
    return planned
  }

  note(how: string): void {
    if (!this.at.how.includes(how)) this.at.how.push(how)
  }

  /** What is done later for the field that is planned now. */
  later<A extends unknown[], T>(work: (...args: A) => T): (...args: A) => T {
    const here = this.open
    return (...args) => {
      const around = this.open
      this.open = here
      const done = work(...args)
      this.open = around
      return done
    }
  }

  /** The fields that lead to where planning is, or ended. */
  get place(): string {
    return this.open.slice(1).map(({ name }) => name).join(' → ')
  }

  private get at(): Note {
    return this.open.at(-1) ?? this.root
  }
}

/** A field as the operation asks it. */
export const askedName = ([node]: readonly FieldNode[]): string => (node === undefined ? '' : `${node.alias === undefined ? '' : `${node.alias.value}: `}${node.name.value}`)
