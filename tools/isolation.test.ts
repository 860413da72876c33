import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { createPool, type Db, inScope } from '#kernel/server/database.ts'
import { deriveKey } from '#kernel/server/keys.ts'
import { startTestServer } from '#kernel/testing.ts'

const server = await startTestServer([])
const owner = new pg.Client({ connectionString: server.installation.ownerUrl })
await owner.connect()
afterAll(async () => {
  await owner.end()
  await server[Symbol.asyncDispose]()
})

/** Tables whose park rows the application reads or adds only: no policy for the other commands means never. */
const FEWER_COMMANDS: Readonly<Record<string, { commands: readonly string[]; reason: string }>> = {
  'audit.entry': { commands: ['SELECT'], reason: 'entries are written by triggers and audit.write only' },
  'kernel.outbox': { commands: ['INSERT'], reason: 'events are delivered by the system role' },
}

/** Foreign keys between tables with park data that may leave the park out. */
const PLAIN_KEYS: Readonly<Record<string, string>> = {}

/** Tables without park data that the application reads whole. */
const READ_WHOLE: Readonly<Record<string, string>> = {
  'parks.operator': 'names of the companies that run parks, one list for the installation',
  'conformity.standard_version': 'published standards, one list for the installation',
}

const OURS = "n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'pg_toast')"
const PARK_TABLES = `select c.oid, format('%s.%s', n.nspname, c.relname) as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${OURS} and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'park_id' and not a.attisdropped)`

async function rowsOf<R extends object>(text: string): Promise<R[]> {
  return (await owner.query<R>(text)).rows
}

interface Policy {
  name: string
  permissive: 'PERMISSIVE' | 'RESTRICTIVE'
  cmd: string
  qual: string | null
  with_check: string | null
}

/** Everything wrong with the isolation of the tables, by name. */
async function isolationProblems(): Promise<string[]> {
  const problems: string[] = []
  const tables = await rowsOf<{ name: string; relrowsecurity: boolean; relforcerowsecurity: boolean }>(PARK_TABLES)
  const policies = await rowsOf<Policy>(
    "select format('%s.%s', schemaname, tablename) as name, permissive, cmd, qual, with_check from pg_policies where 'zhiyuan_app' = any (roles)",
  )
  for (const table of tables) {
    if (!table.relrowsecurity || !table.relforcerowsecurity) problems.push(`${table.name}: row-level security is not enabled and forced`)
    const own = policies.filter((policy) => policy.name === table.name)
    for (const command of FEWER_COMMANDS[table.name]?.commands ?? ['SELECT', 'INSERT', 'UPDATE', 'DELETE']) {
      const matching = own.filter((policy) => policy.permissive === 'PERMISSIVE' && (policy.cmd === command || policy.cmd === 'ALL'))
      if (matching.length === 0) problems.push(`${table.name}: no policy for ${command}`)
      for (const policy of matching) {
        // Left out, the check of a policy for updates or for everything is its condition.
        const check = policy.with_check ?? (policy.cmd === 'INSERT' ? null : policy.qual)
        if ((command === 'INSERT' || command === 'UPDATE') && !check) problems.push(`${table.name}: ${command} without check`)
        if (command !== 'INSERT' && (!policy.qual || policy.qual === 'true')) problems.push(`${table.name}: ${command} reaches every row`)
        if (check === 'true') problems.push(`${table.name}: ${command} writes any row`)
      }
    }
  }
  return problems
}

test('every table with park data is isolated for all four commands', async () => {
  const tables = await rowsOf<{ name: string }>(PARK_TABLES)
  expect(tables.length).toBeGreaterThan(20)
  expect(await isolationProblems()).toEqual([])
})

test('a table without row-level security is read only, and listed here', async () => {
  const open = await rowsOf<{
    name: string
    writes: boolean
  }>(`select format('%s.%s', n.nspname, c.relname) as name, has_table_privilege('zhiyuan_app', c.oid, 'insert, update, delete') as writes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${OURS} and not (c.relrowsecurity and c.relforcerowsecurity) and has_table_privilege('zhiyuan_app', c.oid, 'select, insert, update, delete')`)
  expect(open.filter((table) => table.writes || !(table.name in READ_WHOLE))).toEqual([])
})

test('the application is nobody special', async () => {
  const roles = await rowsOf<Record<string, unknown>>(
    "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname in ('zhiyuan_app', 'zhiyuan_system') order by 1",
  )
  for (const role of roles)
    expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false })
  expect(roles).toHaveLength(2)
  const owned = await rowsOf<{ name: string }>(
    "select c.oid::regclass::text as name from pg_class c where c.relowner = 'zhiyuan_app'::regrole union all select p.oid::regprocedure::text from pg_proc p where p.proowner = 'zhiyuan_app'::regrole union all select n.nspname from pg_namespace n where n.nspowner = 'zhiyuan_app'::regrole",
  )
  expect(owned).toEqual([])
  const member = await rowsOf("select from pg_auth_members where member = 'zhiyuan_app'::regrole")
  expect(member).toEqual([])
  const mayTruncate = await rowsOf<{
    name: string
  }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${OURS}
    and (has_table_privilege('zhiyuan_app', c.oid, 'truncate') or has_table_privilege('zhiyuan_app', c.oid, 'trigger'))`)
  expect(mayTruncate).toEqual([])
})

test('every view looks with the eyes of who asks', async () => {
  const views = await rowsOf<{ name: string; options: string[] | null }>(
    `select format('%s.%s', n.nspname, c.relname) as name, c.reloptions as options from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${OURS}`,
  )
  expect(views.length).toBeGreaterThan(5)
  expect(views.filter((view) => !view.options?.some((option) => /^security_invoker=(true|on)$/.test(option))).map((view) => view.name)).toEqual([])
})

test('keys between tables with park data carry the park', async () => {
  const keys = await rowsOf<{ name: string; columns: string[] }>(`with park as (${PARK_TABLES})
    select format('%s %s', child.name, k.conname) as name, (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)) as columns
    from pg_constraint k join park child on child.oid = k.conrelid join park parent on parent.oid = k.confrelid where k.contype = 'f'`)
  expect(keys.length).toBeGreaterThan(20)
  expect(keys.filter((key) => !key.columns.includes('park_id') && !(key.name in PLAIN_KEYS)).map((key) => key.name)).toEqual([])
})

test('functions that run with other rights say where they look', async () => {
  const loose = await rowsOf<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${OURS} and not coalesce(array_to_string(p.proconfig, ','), '') ~ 'search_path='`,
  )
  expect(loose).toEqual([])
})

describe('rows', () => {
  const read = (db: Db) => sql<{ park_id: string }>`select park_id from parks.building`.execute(db)
  async function parkWithBuilding() {
    const park = await server.newPark()
    await server.asSystem([park.parkId], (db) =>
      sql`insert into parks.building (id, park_id, code, name, uses) values (${randomUUID()}, ${park.parkId}, 'A1', 'A1', '{plant}')`.execute(db),
    )
    return park.parkId
  }

  test('without a scope there are none, in any table', async () => {
    await parkWithBuilding()
    const tables = await rowsOf<{ name: string }>(`select name from (${PARK_TABLES}) t where has_table_privilege('zhiyuan_app', t.oid, 'select')`)
    for (const { name } of tables) {
      for (const kind of ['', 'park', 'parks', 'company', 'person', 'nonsense']) {
        const { rows } = await inScope(server.installation.pool, { kind, parkIds: [] }, (db) =>
          sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(db),
        )
        expect(rows[0]?.n, `${name} as "${kind}"`).toBe(0)
      }
    }
    const bare = await server.installation.pool.query('select count(*)::int as n from parks.building')
    expect(bare.rows[0].n).toBe(0)
  })

  test('writing into another park is refused, not ignored', async () => {
    const [own, other] = [await parkWithBuilding(), await parkWithBuilding()]
    const asOwn = <T>(work: (db: Db) => Promise<T>) => inScope(server.installation.pool, { kind: 'park', parkIds: [own] }, work)
    await expect(
      asOwn((db) => sql`insert into parks.building (id, park_id, code, name, uses) values (${randomUUID()}, ${other}, 'B', 'B', '{plant}')`.execute(db)),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(asOwn((db) => sql`update parks.building set park_id = ${other}`.execute(db))).rejects.toMatchObject({ code: '42501' })
    const touched = await asOwn((db) => sql`update parks.building set name = 'X' where park_id = ${other}`.execute(db))
    expect(touched.numAffectedRows).toBe(0n)
  })

  test('ten thousand interleaved requests on two connections never meet a row of another park', async () => {
    const parks = await Promise.all(Array.from({ length: 8 }, parkWithBuilding))
    const pool = createPool({
      url: server.installation.ownerUrl,
      user: { name: 'zhiyuan_app', password: deriveKey(Buffer.from(inject('masterKey'), 'hex'), 'database-role:app').toString('hex') },
      max: 2,
    })
    let strangers = 0
    let own = 0
    let failed = 0
    try {
      const one = async (index: number) => {
        const parkId = parks[index % parks.length] as string
        const kind = index % 3 === 0 ? 'parks' : 'park'
        try {
          await inScope(pool, { kind, parkIds: index % 11 === 0 ? [] : [parkId] }, async (db) => {
            const { rows } = await read(db)
            for (const row of rows) {
              if (row.park_id === parkId && index % 11 !== 0) own += 1
              else strangers += 1
            }
            // Every seventh request fails half way and must not leave its scope behind.
            if (index % 7 === 0) await sql`select 1 / 0`.execute(db)
          })
        } catch {
          failed += 1
        }
      }
      let next = 0
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          for (let index = next++; index < 10_000; index = next++) await one(index)
        }),
      )
      const left = await pool.query("select current_setting('app.parks', true) as parks")
      expect(left.rows[0].parks ?? '').toBe('')
    } finally {
      await pool.end()
    }
    expect(strangers).toBe(0)
    expect(own).toBe(10_000 - Math.ceil(10_000 / 11))
    expect(failed).toBe(Math.ceil(10_000 / 7))
  })

  test('a policy dropped or opened, security switched off: the check turns red', async () => {
    const changes = [
      'drop policy app_select on parks.unit',
      'drop policy app_insert on parks.unit',
      'drop policy app_update on parks.unit',
      'drop policy app_delete on parks.unit',
      'alter policy app_select on parks.unit using (true)',
      'alter policy app_insert on parks.unit with check (true)',
      'alter table parks.unit disable row level security',
      'alter table parks.unit no force row level security',
    ]
    for (const change of changes) {
      await owner.query(`begin; ${change}`)
      const problems = await isolationProblems()
      await owner.query('rollback')
      expect(problems.length, change).toBeGreaterThan(0)
      expect(
        problems.filter((problem) => !problem.startsWith('parks.unit: ')),
        change,
      ).toEqual([])
    }
    expect(await isolationProblems()).toEqual([])
  })
})
