import { describe, expect, test } from 'vitest'
import { derived, external, stated } from '../../prisma/facts/cite.ts'
import type { CitationOf, FactRow, ModelName, Value } from '../../prisma/facts/row.ts'
import { check } from '../../prisma/load/check.ts'
import { FactError } from '../../prisma/load/fact-error.ts'
import { article, careless, fileOf } from './rows.ts'

type Columns = Record<string, Value | undefined>

const whole = stated('002-16', 'L27')
const city = careless('Organization', 'city', { type: 'PUBLIC_BUYER', name: '구' }, [whole])
const programme = careless('Programme', 'programme', { name: '사업', form: 'PROGRAMME' }, [whole])
const survey = careless('Survey', 'survey', { name: '조사' }, [whole])
const facility = careless('Facility', 'facility', { name: '시장', kind: 'MARKET' }, [whole])
const metric = careless('Metric', 'BUDGET', { key: 'BUDGET', name: '사업비', nameEn: 'Budget' }, [whole])
const right = [article, careless('Source', 'table', { key: 'table' }, []), city, programme, survey, facility, metric]

const bad = (model: ModelName, columns: Columns, ...citations: readonly CitationOf[]) => careless(model, 'bad', columns, citations.length > 0 ? citations : [whole])
const measure = (columns: Columns, ...citations: readonly CitationOf[]) => bad('Measure', { name: '시책', organizationId: 'city', ...columns }, ...citations)
const plan = (columns: Columns, ...citations: readonly CitationOf[]) =>
  bad('Plan', { name: '계획', kind: 'BASIC', organizationId: 'city', fromYear: 2020, toYear: 2024, ...columns }, ...citations)
const milestone = (columns: Columns, ...citations: readonly CitationOf[]) => bad('Milestone', { facilityId: 'facility', kind: 'OPENING', ...columns }, ...citations)
const counted = (columns: Columns, quotedAs = '5개 시‧군') =>
  bad('CountedGroup', { name: '시‧군', count: 5, unit: 'ITEM', qualifier: 'EXACT', programmeId: 'programme', ...columns }, stated('002-16', 'L27', { quotedAs }))
const money = (columns: Columns, quotedAs: string) =>
  bad(
    'Observation',
    { metricId: 'BUDGET', programmeId: 'programme', periodKind: 'DURING', unit: 'WON', qualifier: 'EXACT', nature: 'BUDGET', ...columns },
    stated('002-16', 'L27', { quotedAs }),
  )
const relation = (columns: Columns) => bad('Relation', columns)
const year = (field: string, quotedAs: string) => stated('002-16', 'L27', { field, quotedAs })
const listed = (columns: Columns) => bad('Programme', { name: '사업', form: 'PROGRAMME', ...columns })

describe('a row of plans, events and programmes that can be loaded', () => {
  test.each<[string, FactRow]>([
    ['years as printed', plan({}, whole, year('fromYear', '2020~2024'), year('toYear', '2020~2024'))],
    ['a year that follows from another line', measure({ year: 2018 }, whole, derived('002-16', 'L27', { field: 'year', quotedAs: '올해도' }))],
    ['a planned month and an actual year', milestone({ plannedIn: '2024-06', plannedQuotedAs: '2024년 6월', actualIn: '2020', actualQuotedAs: '2020년' })],
    ['a sum with its multiple', money({ value: '24700000000', qualifier: 'SLIGHTLY_OVER' }, '247억여원')],
    ['a group that is counted', counted({})],
    ['a list of stages', listed({ needStages: ['STARTUP', 'PRODUCTION'] })],
    ['a relation of its kind', relation({ kind: 'RESPONDS_TO', fromProgrammeId: 'programme', toSurveyId: 'survey' })],
    ['a place from another source', bad('Programme', { name: '사업', form: 'PROJECT' }, whole, external('table', { field: 'region' }))],
  ])('%s', (_what, row) => {
    expect(() => check([fileOf([...right, row])])).not.toThrow()
  })
})

describe('a row of plans, events and programmes that is refused', () => {
  test.each<[string, string, FactRow]>([
    ['a programme without a citation', 'citations', careless('Programme', 'bad', { name: '사업', form: 'PROGRAMME' }, [])],
    ['a relation without a citation', 'citations', careless('Relation', 'bad', { kind: 'LINKED_TO', fromProgrammeId: 'programme', toSurveyId: 'survey' }, [])],
    ['an unknown fact', 'factId', measure({}, stated('002-19', 'L27'))],
    ['a year that no citation gives', 'year', measure({ year: 2018 })],
    ['a year cited as stated that is not', 'year', measure({ year: 2018 }, whole, year('year', '올해도'))],
    ['a last year that no citation gives', 'toYear', plan({}, whole, year('fromYear', '2020~2024'))],
    ['a year of a survey that no citation gives', 'year', bad('Survey', { name: '조사', year: 2021 })],
    ['a planned month that the source does not give', 'plannedIn', milestone({ plannedIn: '2022', plannedQuotedAs: '내년도' })],
    ['an actual time without its printed form', 'actualIn', milestone({ plannedIn: '2024-06', plannedQuotedAs: '2024년 6월', actualIn: '2020' })],
    ['a printed form of no actual time', 'actualQuotedAs', milestone({ actualQuotedAs: '2020년' })],
    ['an impossible day of an agreement', 'signedIn', bad('Agreement', { name: '협약', signedIn: '2021-04-31', signedQuotedAs: '4월 31일' })],
    ['a day of an event that is not printed', 'heldIn', bad('Event', { name: '회의', kind: 'MEETING', heldIn: '2021-02-23', heldQuotedAs: '지난달' })],
    ['a first day that only the load writes', 'heldEarliest', bad('Event', { name: '회의', kind: 'MEETING', heldEarliest: '2021-02-23' })],
    ['a count without its unit', 'unit', counted({ unit: undefined })],
    ['a count whose printed form has no unit', 'unit', counted({}, '5 시‧군')],
    ['a count that is not the printed one', 'count', counted({ count: 6 })],
    ['a sum that is not the printed one', 'value', money({ value: '24700000' }, '247억원')],
    ['a hedge that is left out', 'qualifier', money({ value: '24700000000' }, '247억여원')],
    ['a hedge that is not printed', 'qualifier', money({ value: '9900000000', qualifier: 'APPROX' }, '99억원')],
    ['a figure about nothing', 'subject', money({ value: '9900000000', programmeId: undefined }, '99억원')],
    ['a figure about two things', 'subject', money({ value: '9900000000', surveyId: 'survey' }, '99억원')],
    ['a count that nothing counts', 'countedBy', counted({ programmeId: undefined })],
    ['a relation from nothing', 'from', relation({ kind: 'LINKED_TO', toSurveyId: 'survey' })],
    ['a relation to two things', 'to', relation({ kind: 'LINKED_TO', fromProgrammeId: 'programme', toSurveyId: 'survey', toFacilityId: 'facility' })],
    ['a relation that does not fit its kind', 'kind', relation({ kind: 'FUNDED_BY', fromProgrammeId: 'programme', toSurveyId: 'survey' })],
    ['one value for a list', 'needStages', listed({ needStages: 'STARTUP' })],
    ['a list for one value', 'status', listed({ status: ['PLANNED'] })],
    ['an unknown value in a list', 'needStages', listed({ needStages: ['STARTUP', 'SELLING'] })],
    ['a value that stands twice in a list', 'needStages', listed({ needStages: ['STARTUP', 'STARTUP'] })],
    ['an instant that is none', 'startsAt', bad('Reservation', { resourceId: 'resource', organizationId: 'city', startsAt: '2021-05-01', endsAt: '2021-05-02T00:00:00.000Z' })],
  ])('%s names file, row and field', (_what, field, row) => {
    const load = () => {
      check([fileOf([...right, row])])
    }
    expect(load).toThrow(FactError)
    expect(load).toThrow(`prisma/facts/wrong.ts, ${row.model} bad, ${field}: `)
  })
})
