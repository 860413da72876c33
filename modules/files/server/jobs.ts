import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Job, JobContext } from '#kernel/server/module.ts'
import { ContentChanged, temporaryFolder, verified } from './keep-content.ts'
import { storageOf } from './storage.ts'

const HOUR = 3_600_000
/** Content younger than this may belong to a transaction that has not committed yet. */
const ORPHAN_MS = HOUR
const KEEP_REMOVED_DAYS = 30
const BATCH = 500

/** Removes what no row names: left by uploads that were cut off and by transactions that rolled back. */
async function sweep(context: JobContext): Promise<void> {
  const before = new Date(Date.now() - ORPHAN_MS)
  const folder = temporaryFolder(context.dataDir)
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found && found.mtime < before) await rm(path, { force: true })
  }
  await context.inParks([], async (db) => {
    await sql`update files.file set removed_at = now() where removed_at is null and expires_at < now()`.execute(db)
    await sql`delete from files.file where removed_at < now() - make_interval(days => ${KEEP_REMOVED_DAYS})`.execute(db)
  })
  const storage = storageOf(context.dataDir)
  let batch: string[] = []
  const flush = async () => {
    const { rows } = await context.inParks([], (db) =>
      sql<{
        key: string
      }>`select storage_key as key from files.file where storage_key = any (${batch}::text[]) union select thumbnail_key from files.file where thumbnail_key = any (${batch}::text[])`.execute(
        db,
      ),
    )
    const named = new Set(rows.map((row) => row.key))
    for (const key of batch) if (!named.has(key)) await storage.remove(key)
    batch = []
  }
  for await (const { key, modifiedAt } of storage.list()) {
    if (modifiedAt >= before) continue
    batch.push(key)
    if (batch.length >= BATCH) await flush()
  }
  await flush()
}

/** Reads the contents that were not read for longest and takes changed ones out of service. */
async function verify(context: JobContext): Promise<void> {
  const { rows } = await context.inParks([], (db) =>
    sql<{
      id: string
      storage_key: string
      sha256: string
    }>`select id, storage_key, sha256 from files.file where removed_at is null and state = 'stored' order by verified_at limit ${BATCH}`.execute(db),
  )
  const storage = storageOf(context.dataDir)
  for (const row of rows) {
    if (context.signal.aborted) return
    const isSound = await isContentSound(await storage.read(row.storage_key), row.sha256)
    if (!isSound) context.log.error({ fileId: row.id }, 'stored file is missing or changed; restore it from the backup')
    await context.inParks([], (db) =>
      sql`update files.file set verified_at = now(), state = ${isSound ? 'stored' : 'quarantined'} where id = ${row.id}`.execute(db),
    )
  }
}

async function isContentSound(content: AsyncIterable<Uint8Array> | null, sha256: string): Promise<boolean> {
  if (!content) return false
  try {
    for await (const _ of verified(content, sha256));
    return true
  } catch (error) {
    if (error instanceof ContentChanged) return false
    throw error
  }
}

export const fileJobs: readonly Job[] = [
  { name: 'files.sweep', schedule: '20 */6 * * *', run: (_payload, context) => sweep(context) },
  { name: 'files.verify', schedule: '40 3 * * *', run: (_payload, context) => verify(context) },
]
