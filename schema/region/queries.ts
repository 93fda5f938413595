import { builder } from '../builder.ts'
import { decodeId } from '../core/global-id.ts'
import { singular } from '../core/graph.ts'
import { InputError } from '../core/errors.ts'
import { RegionCodeScheme } from './enums.ts'
import { regionOfCode } from './inputs.ts'
import { Region, regionEntity, regions } from './region.ts'

interface RegionArguments {
  id?: string | null
  code?: string | null
  scheme: 'LEGAL' | 'KOSTAT' | 'ISO_3166_2'
  asOf?: Date | null
}

builder.queryFields((t) => ({
  region: singular(t, {
    type: Region,
    of: regionEntity,
    description:
      'One region (지역), by its id, or by a code in one of three systems as it was on a day; null when no region had it. Without `asOf` an abolished code gives the unit that bore it last.',
    args: {
      id: t.arg.id({ description: 'Global id (식별자).' }),
      code: t.arg.string({ description: 'Code (코드), such as `48` or `KR-48`.' }),
      scheme: t.arg({ type: RegionCodeScheme, required: true, defaultValue: 'LEGAL', description: 'System of the code (코드 체계).' }),
      asOf: t.arg({ type: 'Date', description: 'Day at which the code is read (기준일); today when absent.' }),
    },
    where: ({ id, code, scheme, asOf }: RegionArguments, scope) => {
      if ((id == null) === (code == null)) throw new InputError(id == null ? 'id' : 'code', 'Expected exactly one of "id", "code".')
      if (id != null) return { id: decodeId(id, ['Region'], 'id') }
      return regionOfCode({ code: code as string, scheme, asOf: asOf ?? null }, scope)
    },
  }),
  regions: regions.root(t, 'The regions that exist on a day (지역 목록).', {
    asOf: t.arg({ type: 'Date', description: 'Day (기준일); today when absent.' }),
  }),
}))
