import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { Event, eventEntity, events, Talk, talkEntity, talks } from './event.ts'

builder.queryFields((t) => ({
  event: byId(t, { type: Event, of: eventEntity, description: 'One event (행사)' }),
  events: events.root(t, 'Workshops, fairs and committee meetings (행사 목록).'),
  talk: byId(t, { type: Talk, of: talkEntity, description: 'One talk (발표)' }),
  talks: talks.root(t, 'Talks given at events (발표 목록).'),
}))
