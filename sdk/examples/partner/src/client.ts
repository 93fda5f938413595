import { createClient } from '@yeondae/sdk'

/** Asks through the partner's own backend, which adds the key: a secret key in a page would be everybody's. */
export const client = createClient({ url: '/graphql', headers: { 'accept-language': 'ko' } })
