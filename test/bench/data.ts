// A made-up graph in a PostgreSQL database of its own: npm run bench:data -- --help
import { Command } from 'commander'
import { loadBench } from './data/load.ts'
import { numberWithin } from './options.ts'
import { defaultUrl } from './data/place.ts'
import { showProgress } from './data/progress.ts'
import { scaleLimits, sizesAt } from './data/sizes.ts'
import { giveUp } from './give-up.ts'

interface Options {
  scale: number
  url: string
  fresh: boolean
}

const command = new Command('bench:data')
  .description('Loads the made-up graph of the bench into a PostgreSQL database of its own, which it creates.')
  .option('--scale <number>', 'share of the whole graph: 1 is 50,000 enterprises, 100,000 needs, 300,000 matches', numberWithin(scaleLimits.least, scaleLimits.most), 1)
  .option('--url <address>', 'the database, which may hold nothing else', defaultUrl)
  .option('--fresh', 'load anew also what is there already', false)
  .parse()

const { scale, url, fresh } = command.opts<Options>()
const begun = performance.now()
await loadBench(url, scale, showProgress(), { fresh }).then(
  (isNew) => {
    const sizes = Object.entries(sizesAt(scale)).map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`).join(', ')
    console.log(isNew ? `Loaded ${sizes} in ${((performance.now() - begun) / 1000).toFixed(1)} s.` : `It holds ${sizes} already (--fresh loads them anew).`)
  },
  giveUp,
)
