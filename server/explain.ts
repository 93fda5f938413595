import { Command } from 'commander'
import { endingWith } from './commands/ending.ts'
import { explain, explained } from './explain/explain.ts'

const program = new Command('explain')
  .description('How the server reads an operation: plan, SQL and EXPLAIN, in the database by DATABASE_URL, else in the embedded one in YEONDAE_DIR (.yeondae).')
  .argument('<file>', 'a GraphQL document')
  .option('--variables <json>', 'its variables, as JSON or as a file of JSON')
  .option('--operation <name>', 'which operation of several')
  .option('--as <viewer>', 'who asks: anonymous, operator, or a key as npm run keys -- list shows it', 'anonymous')
  .option('--analyze', 'run it too, in a transaction that may read alone: EXPLAIN (ANALYZE, BUFFERS)')
  .option('--json', 'as JSON')
  .action(endingWith(explained)(explain))
await program.parseAsync()
