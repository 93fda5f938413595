// Lets whoever started a server ask it what it used; loaded before the server by --import.
import pg from 'pg'

const clients = new Set()
const { connect } = pg.Client.prototype
pg.Client.prototype.connect = function (...given) {
  clients.add(this)
  this.once('end', () => clients.delete(this))
  return connect.apply(this, given)
}

const statementsOf = async (client) => {
  const { rows } = await client.query('select count(*)::int as count from pg_prepared_statements')
  return rows[0].count
}

const answers = {
  // Of the whole process, in µs.
  cpu: () => process.cpuUsage(),
  // After what nobody holds any more is gone, in bytes.
  memory: () => {
    globalThis.gc()
    globalThis.gc()
    return process.memoryUsage()
  },
  // Of each session with the database.
  statements: () => Promise.all([...clients].map(statementsOf)),
}

process.on('message', async ({ id, what }) => {
  try {
    process.send({ id, value: await answers[what]() })
  } catch (error) {
    process.send({ id, error: String(error.message) })
  }
})
process.channel.unref()
