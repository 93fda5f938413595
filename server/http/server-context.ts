import type { IncomingMessage } from 'node:http'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../schema/context.ts'
import type { Viewer } from '../../schema/core/viewer.ts'
import type { Meter } from '../limits/meter.ts'
import type { Language } from '../messages/translate.ts'
import type { Road } from '../reads/road.ts'
import type { Params } from './params.ts'

/** What the layers around the graph know of a request. */
export interface ServerContext {
  /** The request of `node:http`; undefined: one within the process. */
  req?: IncomingMessage
  requestId: string
  /** When the request arrived, as `performance.now()` tells it. */
  began: number
  /** By which limits count it, see clientAddress. */
  address: string
  language: Language
  /** Who asks; there once the request to the graph has been let in. */
  viewer?: Viewer
  meter?: Meter
  /** What the short way has done of a request before it gave it on: who was let in, what is asked, and what came of it. */
  entered?: Promise<Entered> | undefined
  params?: Promise<Params> | undefined
  /** Which road the operation goes; absent: nobody has looked. */
  road?: Road | undefined
  /** Why a query that ran was given up. */
  failure?: Error | undefined
}

/** Who was let in, and the points that are left. */
export interface Entered {
  viewer: Viewer
  meter: Meter
}

export type AppPlugin = Plugin<Context, ServerContext>
