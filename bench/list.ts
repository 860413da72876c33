import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import Fastify from 'fastify'
import pg from 'pg'
import { columnOf, ledgerOperations } from '#kernel/ledger.ts'
import { adoptModules, connect, rolePasswords } from '#kernel/server/assemble.ts'
import { createPool } from '#kernel/server/database.ts'
import { startEmbeddedDatabase } from '#kernel/server/embedded-database.ts'
import { createHttpServer } from '#kernel/server/http.ts'
import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import { findMigrations, migrate } from '#kernel/server/migrate.ts'
import { building, PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { median, ratio, type Section } from './report.ts'

const ROWS = 100_000
const ROUNDS = 5
const SECONDS = 4
const CONNECTIONS = 16
// About 500 of the 100,000 pass the filter: the database's part stays small and the server's own cost shows.
const LEAST_AREA = 99_500

/** Seconds of processor time used so far by the database's processes. */
function databaseSeconds(postmaster: number): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      if (Number(pid) === postmaster || Number(fields[1]) === postmaster)
        ticks += Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])
    } catch {
      // the process ended meanwhile
    }
  }
  return ticks / 100
}

/** 20 of 100,000 records, filtered and sorted, as a park user: the product against bare Fastify + pg running the same SQL in a transaction under row-level security. */
export async function run(): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyuan-bench-'))
  await chmod(folder, 0o755)
  const masterKey = randomBytes(32)
  const database = await startEmbeddedDatabase(folder, 'bench')
  const passwords = rolePasswords(masterKey)
  await migrate(database.url, await findMigrations(join(import.meta.dirname, '..')), passwords)
  const parkId = randomUUID()
  await fill(database.url, parkId)
  const installation = connect({ dataDir: folder, ownerUrl: database.url, masterKey })
  const module = { name: 'parks', ledgers: PLAN_LEDGERS, routes: ledgerRoutes(building) }
  adoptModules([module])
  const user = {
    userId: randomUUID(),
    userName: 'bench',
    displayName: 'bench',
    sessionId: null,
    freshUntil: null,
    activeMembershipId: null,
    memberships: [{ id: randomUUID(), scopeKind: 'park' as const, roles: ['parkDirector' as const], parkIds: [parkId], companyId: null, personId: null }],
  }
  const product = await createHttpServer({
    modules: [module],
    pool: installation.pool,
    systemPool: installation.systemPool,
    dataDir: folder,
    key: installation.key,
    version: 'bench',
    authenticate: async () => user,
    holds: (role, operation) => operation.roles.includes(role),
    limits: { user: 1e12 },
  })
  await product.listen({ port: 0, host: '127.0.0.1' })
  const floorPool = createPool({ url: database.url, user: { name: 'zhiyuan_app', password: passwords.app } })
  const floor = await bareServer(floorPool, parkId)
  await floor.listen({ port: 0, host: '127.0.0.1' })
  const postmaster = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const urls = {
    product: `${address(product)}/api/${ledgerOperations(building).list.name}?limit=20&sort=-floorAreaM2&filters=${encodeURIComponent(JSON.stringify([{ field: 'floorAreaM2', op: 'gte', value: LEAST_AREA }]))}`,
    floor: `${address(floor)}/list?limit=20&least=${LEAST_AREA}`,
  }
  const sample = await (await fetch(urls.product)).json()
  const same = await (await fetch(urls.floor)).json()
  if (
    JSON.stringify((sample as { rows: { id: string }[] }).rows.map(({ id }) => id)) !==
    JSON.stringify((same as { rows: { id: string }[] }).rows.map(({ id }) => id))
  )
    throw new Error('The two servers do not answer the same rows')
  const results: Record<'product' | 'floor', { rate: number; server: number; database: number }[]> = { product: [], floor: [] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of ['product', 'floor'] as const) {
      const before = { cpu: process.cpuUsage(), database: databaseSeconds(postmaster) }
      const { requests, non2xx } = await autocannon({ url: urls[name], connections: CONNECTIONS, duration: SECONDS, workers: 1 })
      if (non2xx > 0) throw new Error(`${name}: ${non2xx} answers were not 2xx`)
      const cpu = process.cpuUsage(before.cpu)
      // The first round warms up.
      if (round > 0)
        results[name].push({
          rate: requests.average,
          server: (cpu.user + cpu.system) / requests.total,
          database: ((databaseSeconds(postmaster) - before.database) * 1e6) / requests.total,
        })
    }
  }
  await Promise.all([product.close(), floor.close()])
  await Promise.all([installation.pool.end(), installation.systemPool.end(), floorPool.end()])
  await database.stop()
  await rm(folder, { recursive: true, force: true })
  const of = (name: 'product' | 'floor', key: 'rate' | 'server' | 'database') => median(results[name].map((result) => result[key]))
  const share = median(results.product.map(({ rate }, index) => rate / (results.floor[index]?.rate ?? 1)))
  return {
    title: `List: 20 of ${ROWS.toLocaleString('en')}, filtered, sorted, as a park user (${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections, interleaved; load generator in a worker of the same process)`,
    rows: [
      ['', 'requests/s (median)', 'server + load generator, µs CPU/request', 'database, µs CPU/request'],
      ['product', of('product', 'rate').toFixed(0), of('product', 'server').toFixed(0), of('product', 'database').toFixed(0)],
      ['bare Fastify + pg', of('floor', 'rate').toFixed(0), of('floor', 'server').toFixed(0), of('floor', 'database').toFixed(0)],
    ],
    verdicts: [ratio('requests per second against the floor', share, 0.5, 'at least')],
  }
}

function address(server: { server: { address(): unknown } }): string {
  return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
}

async function fill(url: string, parkId: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("insert into parks.park (id, code, name_zh, name_en) values ($1, 'BENCH', '测试园区', 'Bench park')", [parkId])
  await client.query(
    `insert into parks.building (id, park_id, code, name, uses, storeys, floor_area_m2) select gen_random_uuid(), $1, 'B' || i, i || ' 号厂房', array['plant'], 1 + i % 9, (i * 7919) % 100003 from generate_series(1, $2::int) i`,
    [parkId, ROWS],
  )
  await client.query('create index on parks.building (park_id, floor_area_m2 desc nulls last, id) where removed_at is null')
  await client.query('vacuum analyze parks.building')
  await client.end()
}

/** The least a server can do for the same answer: one transaction with the scope set, the same two statements, JSON out. */
async function bareServer(pool: pg.Pool, parkId: string) {
  const columns = [
    'id',
    'park_id',
    'code',
    'name',
    'version',
    'updated_at',
    ...Object.entries(building.fields)
      .filter(([, field]) => field.type !== 'geometry')
      .map(([key]) => columnOf(key)),
  ]
    .map((name) => `t.${name}`)
    .join(', ')
  const page = `select ${columns} from parks.building t where t.park_id = $1 and t.removed_at is null and t.floor_area_m2 >= $2::double precision order by t.floor_area_m2 desc nulls last, t.id limit $3`
  const count = 'select count(*) as total from parks.building t where t.park_id = $1 and t.removed_at is null and t.floor_area_m2 >= $2::double precision'
  const scope = "select set_config('app.scope', 'park', true), set_config('app.parks', $1, true)"
  const app = Fastify()
  app.get('/list', async (request) => {
    const { limit, least } = request.query as { limit: string; least: string }
    const client = await pool.connect()
    try {
      const all = await Promise.all([
        client.query('begin'),
        client.query({ name: 'scope', text: scope, values: [`{${parkId}}`] }),
        client.query({ name: 'page', text: page, values: [parkId, Number(least), Number(limit) + 1] }),
        client.query({ name: 'count', text: count, values: [parkId, Number(least)] }),
        client.query('commit'),
      ])
      return { rows: all[2].rows.slice(0, 20), total: Number(all[3].rows[0].total) }
    } finally {
      client.release()
    }
  })
  return app
}
