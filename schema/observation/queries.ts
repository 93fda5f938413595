import { builder } from '../builder.ts'
import { singular } from '../core/graph.ts'
import { byId } from '../core/node.ts'
import { metricOf } from './inputs.ts'
import { Survey, surveyEntity, surveys } from './survey.ts'
import { Metric, metricEntity, metrics, Observation, observationEntity, observations } from './observation.ts'

builder.queryFields((t) => ({
  observation: byId(t, { type: Observation, of: observationEntity, description: 'One observation (관측값)' }),
  observations: observations.root(t, 'Figures: statistics, targets, budgets, shares and cohorts (관측값 목록).'),
  survey: byId(t, { type: Survey, of: surveyEntity, description: 'One survey (실태조사)' }),
  surveys: surveys.root(t, 'Surveys (실태조사 목록).'),
  metric: singular(t, {
    type: Metric,
    of: metricEntity,
    description: 'One metric (지표), by its id or key; null when there is none.',
    args: {
      id: t.arg.id({ description: 'Global id (식별자).' }),
      key: t.arg.string({ description: 'Key, such as `ENTERPRISES` (지표 키).' }),
    },
    where: metricOf,
  }),
  metrics: metrics.root(t, 'What observations measure (지표 목록).'),
}))
