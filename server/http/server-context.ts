import type { IncomingMessage } from 'node:http'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../schema/context.ts'
import type { Viewer } from '../../schema/core/viewer.ts'
import type { Meter } from '../limits/meter.ts'
import type { Language } from '../messages/translate.ts'

/** What the layers around the graph know of a request. */
export interface ServerContext {
  /** The request of `node:http`; undefined: one within the process. */
  req?: IncomingMessage
  requestId: string
  /** By which limits count it, see clientAddress. */
  address: string
  language: Language
  /** Who asks; there once the request to the graph has been let in. */
  viewer?: Viewer
  meter?: Meter
}

export type AppPlugin = Plugin<Context, ServerContext>
