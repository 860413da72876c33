import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Job, JobContext } from '#kernel/server/module.ts'
import { CHAIN, chainStart, ENTRY_FORMAT, ENTRY_TEXT, linkHash } from './chain.ts'
import { type Heads, readHeads, writeHeads } from './heads.ts'

const BATCH = 5_000
const LOCK = 7_239_114_502
const PAUSE_SECONDS = 5

interface Head {
  position: bigint
  hash: Buffer
  /** The end noted outside is not in the database any more: it stays noted, as evidence. */
  isTampered: boolean
}

/**
 * Where each chain goes on. A chain whose noted end is gone goes on after that end, so that the gap stays: sealing never heals what
 * was cut.
 */
async function headsOf(db: Db, key: Buffer, parkIds: readonly string[], noted: Heads['chains']): Promise<Map<string, Head>> {
  const notes = parkIds.map((chain) => ({ chain, position: noted[chain]?.position ?? null }))
  const { rows } = await sql<{ chain: string; last_position: string | null; last_hash: Buffer | null; noted_hash: Buffer | null }>`
    select n.chain, last.chain_position as last_position, last.chain_hash as last_hash,
      (select e.chain_hash from audit.entry e where ${sql.raw(CHAIN)} = n.chain and e.chain_position = n.position) as noted_hash
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n (chain uuid, position bigint)
      left join lateral (select e.chain_position, e.chain_hash from audit.entry e where ${sql.raw(CHAIN)} = n.chain and e.chain_position is not null order by e.chain_position desc limit 1) last on true`.execute(
    db,
  )
  return new Map(
    rows.map((row) => {
      const note = noted[row.chain]
      const last =
        row.last_position === null || !row.last_hash
          ? { position: 0n, hash: chainStart(key, row.chain) }
          : { position: BigInt(row.last_position), hash: row.last_hash }
      const isTampered = note !== undefined && row.noted_hash?.toString('hex') !== note.hash
      const start = isTampered && BigInt(note.position) > last.position ? { position: BigInt(note.position), hash: Buffer.from(note.hash, 'hex') } : last
      return [row.chain, { ...start, isTampered }]
    }),
  )
}

/** Chains up to `BATCH` entries that are committed and not yet sealed; returns the moved ends, or null when another one is sealing. */
async function sealBatch(db: Db, key: Buffer, noted: Heads['chains']): Promise<{ sealed: number; heads: Map<string, Head> } | null> {
  const lock = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as mine`.execute(db)
  if (!lock.rows[0]?.mine) return null
  for (const statement of ENTRY_FORMAT.split(';')) await sql.raw(statement).execute(db)
  const { rows } = await sql<{ id: string; chain: string; text: string }>`select e.id, ${sql.raw(CHAIN)} as chain, ${sql.raw(ENTRY_TEXT)} as text
    from audit.entry e where e.chain_hash is null order by e.id limit ${BATCH}`.execute(db)
  const heads = await headsOf(db, key, [...new Set(rows.map((row) => row.chain))], noted)
  const links = rows.map((row) => {
    const before = heads.get(row.chain) as Head
    const position = before.position + 1n
    const hash = linkHash(key, before.hash, position, row.text)
    heads.set(row.chain, { ...before, position, hash })
    return { id: row.id, position: String(position), hash: `\\x${hash.toString('hex')}` }
  })
  await sql`update audit.entry e set chain_position = v.position, chain_hash = v.hash
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as v (id bigint, position bigint, hash bytea) where e.id = v.id`.execute(db)
  return { sealed: rows.length, heads }
}

/** Seals everything there is, then writes the ends beside the database. Returns the number of entries sealed. */
export async function sealAll({ inParks, key, dataDir, now, signal, log }: JobContext): Promise<number> {
  const chainKey = key('audit-chain')
  const known = await readHeads(dataDir, chainKey)
  const chains = { ...known?.chains }
  let total = 0
  while (!signal.aborted) {
    const batch = await inParks([], (db) => sealBatch(db, chainKey, chains))
    if (!batch?.sealed) break
    total += batch.sealed
    for (const [park, head] of batch.heads) {
      if (head.isTampered) log.error({ chain: park, noted: chains[park] }, 'audit chain was tampered with')
      else chains[park] = { position: String(head.position), hash: head.hash.toString('hex') }
    }
    // After the commit: a file ahead of the database would accuse it of a cut tail.
    await writeHeads(dataDir, chainKey, { counter: (known?.counter ?? 0) + total, at: now().toISOString(), chains })
  }
  return total
}

/** Started every minute; while there is work it comes back after a few seconds. */
export const sealJob: Job = {
  name: 'audit.seal',
  schedule: '* * * * *',
  async run(_payload, context) {
    if ((await sealAll(context)) === 0) return
    await context.inParks([], (db) =>
      sql`select kernel.add_job('audit.seal', '{}'::jsonb, 'audit.seal', now() + ${PAUSE_SECONDS} * interval '1 second')`.execute(db),
    )
  },
}
