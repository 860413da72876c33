import pg from 'pg'
import type { Installation } from '#kernel/server/assemble.ts'
import { type DemoLoaded, type DemoOptions, type DemoReport, loadDemo } from './load-demo.ts'

interface ParkTable {
  oid: string
  name: string
  /** Triggers that refuse deletion: history is immutable for everybody but the one who takes the whole demonstration away. */
  guards: string[]
}

/**
 * Takes the demonstration parks away, with everything that belongs to them, and loads them anew. Real parks are not touched, nor is the
 * audit trail. Connects as the owner, because nobody else may lift the guards of the history tables.
 */
export async function resetDemo(installation: Installation, report: DemoReport, options: DemoOptions): Promise<DemoLoaded> {
  const owner = new pg.Client({ connectionString: installation.ownerUrl })
  await owner.connect()
  try {
    await owner.query('begin')
    await owner.query("set local lock_timeout = '10s'")
    await removeDemoParks(owner)
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback').catch(() => {})
    throw error
  } finally {
    await owner.end()
  }
  return loadDemo(installation, report, options)
}

async function removeDemoParks(owner: pg.Client): Promise<void> {
  const tables = await parkTables(owner)
  for (const { name, guards } of tables) for (const guard of guards) await owner.query(`alter table ${name} disable trigger ${owner.escapeIdentifier(guard)}`)
  await owner.query('set local role zhiyuan_system')
  await owner.query("select set_config('app.scope', 'system', true), set_config('app.actor', $1, true)", [
    JSON.stringify({ name: '演示数据', operation: 'demo.reset' }),
  ])
  const { rows } = await owner.query<{ ids: string[] }>("select coalesce(array_agg(id), '{}') as ids from parks.park where is_demo")
  const ids = rows[0]?.ids ?? []
  for (const { name } of tables) await owner.query(`delete from ${name} where park_id = any ($1::uuid[])`, [ids])
  await owner.query('reset role')
  for (const { name, guards } of tables) for (const guard of guards) await owner.query(`alter table ${name} enable trigger ${owner.escapeIdentifier(guard)}`)
}

/** Every table with park data, those that refer to others first, parks.park last. */
async function parkTables(owner: pg.Client): Promise<ParkTable[]> {
  const { rows: tables } = await owner.query<ParkTable>(`
    select c.oid::text as oid, format('%I.%I', n.nspname, c.relname) as name,
      array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal and t.tgtype & 2 = 2 and t.tgtype & 8 = 8 and t.tgenabled <> 'D') as guards
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'park_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and has_table_privilege('zhiyuan_system', c.oid, 'delete') order by name`)
  const { rows: references } = await owner.query<{ from: string; to: string }>(
    `select conrelid::oid::text as "from", confrelid::oid::text as "to" from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  )
  const ordered: ParkTable[] = []
  let left = tables
  while (left.length > 0) {
    const isFree = ({ oid }: ParkTable) => !references.some(({ from, to }) => to === oid && left.some((table) => table.oid === from))
    const free = left.filter(isFree)
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`)
    ordered.push(...free)
    left = left.filter((table) => !free.includes(table))
  }
  return ordered
}
