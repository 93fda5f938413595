/** What decides who may see a row, as the one who made it knows it: nothing of it is read from the product's rules. */
export interface Facts {
  /** The organisation whose own row it is. */
  ownerId?: string
  /** Whether somebody verified that organisation; for its own row and what belongs to it. */
  isVerified?: boolean
  isSoleTrader?: boolean
  isDraft?: boolean
  /** The natural person that it is of: an expert. */
  expertId?: string
  /** With whom the person shares the profile today. */
  profile?: 'PUBLIC' | 'PARTNERS' | 'NOBODY'
  /** Whether the person shares name and employer with partners today. */
  sharesIdentity?: boolean
}

/** A row that not everybody may see, or that a hidden row could be told by. */
export interface Subject {
  /** What it is, for the reader of a failure. */
  label: string
  /** Its type in the graph. */
  type: string
  id: string
  globalId: string
  facts: Facts
  /** Texts that stand nowhere else, by the field that may show them. */
  marks: Readonly<Record<string, readonly string[]>>
  /** Texts of it that no field shows, to nobody. */
  secrets: readonly string[]
  /** The row without which nobody gets to it. */
  below?: Subject
  /** What a citation cites. */
  cites?: { of: Subject; field: string }
}

/** All rows that the matrix watches, and those that its viewers are. */
export interface Hidden {
  subjects: Subject[]
  /** Subjects by their labels. */
  of(label: string): Subject
  /** A region and a field that hidden rows alone have. */
  region: string
  field: string
  /** The region of prospective entrepreneurs whom not everybody may see. */
  ownersRegion: string
}
