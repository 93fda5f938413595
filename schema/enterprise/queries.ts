import { builder } from '../builder.ts'
import { singular } from '../core/graph.ts'
import { byId } from '../core/node.ts'
import { Enterprise, enterpriseEntity, enterprises, industries, Industry, industryEntity } from './enterprise.ts'
import { Honour, honourEntity, honours } from './honour.ts'
import { enterpriseOf } from './inputs.ts'
import { Term, termEntity, terms } from './term.ts'

builder.queryFields((t) => ({
  enterprise: singular(t, {
    type: Enterprise,
    of: enterpriseEntity,
    description: 'One enterprise (기업), by its id or one of its business registration numbers; null when there is none.',
    args: {
      id: t.arg.id({ description: 'Global id (식별자).' }),
      registrationNumber: t.arg.string({
        description: 'Business registration number (사업자등록번호), ten digits with or without hyphens, its check digit right.',
      }),
    },
    where: enterpriseOf,
  }),
  enterprises: enterprises.root(t, 'Enterprises (기업 목록).'),
  honour: byId(t, { type: Honour, of: honourEntity, description: 'One honour (표창·선정)' }),
  industry: byId(t, { type: Industry, of: industryEntity, description: 'One industry (산업)' }),
  industries: industries.root(t, 'Sections of the Korean standard industrial classification (산업 목록).'),
  term: byId(t, { type: Term, of: termEntity, description: 'One term of the field (용어)' }),
  terms: terms.root(t, 'Terms of the field with their meaning (용어 목록).'),
  honours: honours.root(t, 'Honours that enterprises received (표창·선정 목록).'),
}))
