import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import * as sharing from './sharing.ts'

builder.queryFields((t) => ({
  sharingPlatform: byId(t, { type: sharing.SharingPlatform, of: sharing.sharingPlatformEntity, description: 'One sharing platform (공유 플랫폼)' }),
  sharingPlatforms: sharing.sharingPlatforms.root(t, 'Sharing platforms (공유 플랫폼 목록).'),
  sharedResource: byId(t, { type: sharing.SharedResource, of: sharing.sharedResourceEntity, description: 'One shared resource (공유자원)' }),
  sharedResources: sharing.sharedResources.root(t, 'Shared spaces, equipment and content (공유자원 목록).'),
  reservation: byId(t, { type: sharing.Reservation, of: sharing.reservationEntity, description: 'One reservation of a shared resource (예약)' }),
  reservations: sharing.reservations.root(t, 'Reservations of shared resources (예약 목록).'),
  sharingActivity: byId(t, { type: sharing.SharingActivity, of: sharing.sharingActivityEntity, description: 'One study club or lab (공유 활동)' }),
  sharingActivities: sharing.sharingActivities.root(t, 'Study clubs and labs around sharing platforms (공유 활동 목록).'),
}))
