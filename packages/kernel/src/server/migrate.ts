import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const LOCK = 7_239_114_501

export interface Migration {
  name: string
  sql: string
  checksum: string
}

/** All migrations of kernel and modules below `root`, in the order of their dated names. */
export async function findMigrations(root: string): Promise<Migration[]> {
  const folders = [join(root, 'packages/kernel/src/migrations')]
  for (const module of await readdir(join(root, 'modules'))) folders.push(join(root, 'modules', module, 'server/migrations'))
  const found: Migration[] = []
  for (const folder of folders) {
    const files = await readdir(folder).catch(() => [])
    for (const file of files.filter((name) => name.endsWith('.sql'))) {
      const sql = await readFile(join(folder, file), 'utf8')
      found.push({ name: file, sql, checksum: createHash('sha256').update(sql).digest('hex') })
    }
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1))
  const twice = found.find((migration, index) => migration.name === found[index - 1]?.name)
  if (twice) throw new Error(`Two migrations are called ${twice.name}`)
  return found
}

/** Role names must be unused or ours; passwords are derived from the installation's key, so that every instance knows them. */
export async function ensureRoles(client: pg.Client, passwords: { app: string; system: string }): Promise<void> {
  for (const [role, password] of [
    ['zhiyuan_app', passwords.app],
    ['zhiyuan_system', passwords.system],
  ] as const) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
    await client.query(`${rowCount ? 'alter' : 'create'} role ${role} login password ${client.escapeLiteral(password)}`)
    // Membership lets the owner hand functions over to the role; only a non-superuser owner needs it.
    await client.query(`do $$ begin if not pg_has_role(current_user, '${role}', 'member') then execute 'grant ${role} to current_user'; end if; end $$`)
  }
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = client.escapeIdentifier(rows[0]?.name ?? '')
  await client.query(`grant connect on database ${database} to zhiyuan_app, zhiyuan_system`)
  await client.query(`grant create on database ${database} to zhiyuan_system`)
}

/**
 * Applies what is missing, each migration in one transaction: killed at any moment, the schema is the old or the new one.
 * A released migration whose text changed is refused by name.
 */
export async function migrate(
  url: string,
  migrations: readonly Migration[],
  passwords: { app: string; system: string },
  report: (name: string) => void = () => {},
): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await ensureRoles(client, passwords)
    await client.query('create schema if not exists kernel')
    await client.query(
      'create table if not exists kernel.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from kernel.migration')
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    let count = 0
    for (const migration of migrations) {
      const checksum = applied.get(migration.name)
      if (checksum === migration.checksum) continue
      if (checksum !== undefined) throw new Error(`Migration ${migration.name} was changed after it was applied; write a new one instead`)
      report(migration.name)
      await applyOne(client, migration)
      count += 1
    }
    return count
  } finally {
    await client.end()
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    // Zero-downtime promise: a migration never waits long behind (and so never blocks) the running version.
    await client.query("set local lock_timeout = '2s'")
    await client.query(migration.sql)
    await client.query('insert into kernel.migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}
