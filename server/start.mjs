// `npm start`: set-up, then the server in this very process. Parsable by an old Node, as setup.mjs is.
import { giveUp, setUp } from './setup.mjs'

setUp({ for: 'start' })
  .then(() => import('module'))
  .then((module) => {
    // Node 22 and later keep compiled code: the next start is quicker.
    if (module.enableCompileCache) module.enableCompileCache()
    process.setSourceMapsEnabled(true)
    return import('./dist/main.js')
  })
  .catch(giveUp)
  .then((server) => server.serving)
  .then(() => import('./setup/steps.mjs'))
  .then((steps) => steps.buildDocs())
  .catch((error) => console.error((error && error.output ? error.output + '\n' : '') + (error && error.advice ? error.advice : error)))
