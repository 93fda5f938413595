import { Command, Option } from 'commander'
import { AccessScope } from '../prisma/generated/client/enums.ts'
import { endingWith } from './commands/ending.ts'
import { create, explained, list, revoke, rotate } from './keys/commands.ts'
import { whole } from './keys/whole.ts'

const ending = endingWith(explained)
const program = new Command('keys').description('API keys, in the database by DATABASE_URL, else in the embedded one in YEONDAE_DIR (.yeondae).')
program
  .command('create')
  .description('make a key, and print it once')
  .addOption(new Option('--secret', 'a key that acts with its scopes, for servers (the default)').conflicts(['publishable', 'origin']))
  .option('--publishable', 'a key for the pages of stated origins, with the open view')
  .option('--origin <origin...>', 'where those pages are, such as https://partner.example')
  .option('--organization <id>', 'whose key it is: an organisation by its id in the graph')
  .option('--expert <id>', 'or an expert')
  .option('--operator', 'or an operator, who may do everything')
  .addOption(new Option('--scope <scope...>', 'what it may do for the organisation').choices(Object.values(AccessScope)))
  .requiredOption('--label <text>', 'what to call it')
  .option('--expires <days>', 'after how many days it is refused', whole(1, 3_650))
  .action(ending(create))
program.command('list').description('show all keys; no secret is kept that could be shown').action(ending(list))
program
  .command('rotate')
  .description('make a key in the place of another, which is taken for a while yet')
  .argument('<key>', 'as list shows it')
  .option('--grace <hours>', 'how long the old one is still taken', whole(0, 720), 24)
  .action(ending(rotate))
program.command('revoke').description('end a key at once and for good').argument('<key>', 'as list shows it').action(ending(revoke))
await program.parseAsync()
