import { stageWords } from '../../../prisma/demo/topics.ts'
import type { Question } from './question.ts'

const statuses = ['OPEN', 'MATCHED', 'IN_PROGRESS', 'RESOLVED']

export const filteredCount: Question = {
  name: 'filteredCount',
  title: 'needs of a status and a stage, the latest 20, and how many there are',
  note: '',
  graph: `query FilteredCount($status: NeedStatus!, $stage: NeedStage!) {
    needs(first: 20, filter: { statuses: [$status], stages: [$stage] }) { totalCount nodes { id title createdAt enterprise { id name } } }
  }`,
  postgraphile: `query FilteredCount($status: NeedStatus!, $stage: NeedStage!) {
    needs: allNeeds(first: 20, condition: { status: $status, stage: $stage }, orderBy: [CREATED_AT_DESC, ROW_ID_ASC]) {
      totalCount nodes { id: rowId title createdAt enterprise: organizationByOrganizationId { id: rowId name } }
    }
  }`,
  limit: `select json_build_object('needs', json_build_object(
    'totalCount', (select count(*) from "Need" where "status" = $1 and "stage" = $2 and "status" <> 'DRAFT'),
    'nodes', (select coalesce(json_agg(json_build_object('id', n."id", 'title', n."title", 'createdAt', n."createdAt",
        'enterprise', (select json_build_object('id', o."id", 'name', o."name") from "Organization" o where o."id" = n."organizationId"))), '[]')
      from (select * from "Need" where "status" = $1 and "stage" = $2 and "status" <> 'DRAFT' order by "createdAt" desc, "id" limit 20) n)))::text as data`,
  variants: () =>
    Promise.resolve(
      statuses.flatMap((status) => Object.keys(stageWords).map((stage) => ({ graph: { status, stage }, postgraphile: { status, stage }, limit: [status, stage] }))),
    ),
}
