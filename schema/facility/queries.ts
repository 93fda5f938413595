import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { facilities, Facility, facilityEntity } from './facility.ts'

builder.queryFields((t) => ({
  facility: byId(t, { type: Facility, of: facilityEntity, description: 'One facility (시설)' }),
  facilities: facilities.root(t, 'Innovation towns, joint shops, markets and centres (시설 목록).'),
}))
