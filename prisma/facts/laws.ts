import { stated } from './cite.ts'
import { type FactFile, row } from './row.ts'

/** Laws that the articles name; the name stands as printed, spacing included. */
export const laws: FactFile = {
  file: 'prisma/facts/laws.ts',
  synthetic: false,
  rows: [row('Law', 'women-in-science', { name: '여성과학기술인육성및지원에관한 법률' }, [stated('000-04', 'L53')])],
}
