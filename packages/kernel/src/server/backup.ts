import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { clusterFolder, giveToServer } from './embedded-database.ts'

const SLOT = 'zhiyuan_backup'
// Rebuilt by the server itself, or meaningless outside the running one.
const LEFT_OUT = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'zhiyuan-ready',
])

interface Entry {
  path: string
  bytes: number
  sha256: string
}

export interface Manifest {
  format: 'zhiyuan-backup-1'
  takenAt: string
  entries: Entry[]
}

async function copyFile(from: string, to: string): Promise<{ bytes: number; sha256: string } | undefined> {
  const hash = createHash('sha256')
  let bytes = 0
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  try {
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        bytes += chunk.length
        done(null, chunk)
      },
    })
    await pipeline(createReadStream(from), counted, createWriteStream(to, { mode: 0o600 }))
  } catch (error) {
    // A table dropped meanwhile takes its file along; recovery knows.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function copyTree(from: string, to: string, prefix: string, entries: Entry[], isLeftOut: (name: string) => boolean = () => false): Promise<void> {
  for (const item of await readdir(from, { withFileTypes: true }).catch(() => [])) {
    if (isLeftOut(item.name)) continue
    const path = join(prefix, item.name)
    if (item.isDirectory()) {
      await mkdir(join(to, item.name), { recursive: true, mode: 0o700 })
      await copyTree(join(from, item.name), join(to, item.name), path, entries, (name) => name.startsWith('pgsql_tmp'))
    } else if (item.isFile()) {
      const copied = await copyFile(join(from, item.name), join(to, item.name))
      if (copied) entries.push({ path, ...copied })
    }
  }
}

/**
 * Copies database and files while the server works: base copy between backup start and stop, then the write-ahead log up to the
 * stop. Nothing confirmed before the end is missing. `target` must not exist; a backup cut short has no manifest and is refused.
 */
export async function takeBackup(dataDir: string, ownerUrl: string, target: string, now: Date): Promise<Manifest> {
  if (existsSync(target) && (await readdir(target)).length > 0) throw new Error(`${target} is not empty; choose a new folder for each backup`)
  const cluster = clusterFolder(dataDir)
  const entries: Entry[] = []
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1', [SLOT])
    // The slot keeps every log segment from here on until it is copied.
    await client.query('select pg_create_physical_replication_slot($1, true)', [SLOT])
    await client.query("select pg_backup_start('zhiyuan', true)")
    await copyTree(cluster, join(target, 'postgres'), 'postgres', entries, (name) => LEFT_OUT.has(name))
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>('select labelfile, spcmapfile from pg_backup_stop(false)')
    await writeFile(join(target, 'postgres/backup_label'), rows[0]?.labelfile ?? '', { mode: 0o600 })
    await client.query('select pg_switch_wal()')
    await copyTree(
      join(cluster, 'pg_wal'),
      join(target, 'postgres/pg_wal'),
      'postgres/pg_wal',
      entries,
      (name) => name === 'archive_status' || name === 'summaries' || name.startsWith('xlogtemp'),
    )
  } finally {
    await client.query('select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1', [SLOT]).catch(() => {})
    await client.end()
  }
  for (const folder of ['files', 'audit']) await copyTree(join(dataDir, folder), join(target, folder), folder, entries)
  const manifest: Manifest = { format: 'zhiyuan-backup-1', takenAt: now.toISOString(), entries }
  await writeFile(join(target, 'manifest.json.new'), JSON.stringify(manifest), { mode: 0o600 })
  await rename(join(target, 'manifest.json.new'), join(target, 'manifest.json'))
  return manifest
}

/** Reads a backup's manifest and checks every file against it. Errors name the first file that differs. */
export async function checkBackup(source: string): Promise<Manifest> {
  const text = await readFile(join(source, 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined) throw new Error(`${source} holds no finished backup (manifest.json is missing)`)
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== 'zhiyuan-backup-1') throw new Error(`${source} was written by another version: ${manifest.format}`)
  for (const { path, sha256 } of manifest.entries) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(source, path)), hash).catch(() => {
      throw new Error(`The backup is damaged: ${path} is missing`)
    })
    if (hash.digest('hex') !== sha256) throw new Error(`The backup is damaged: ${path} was changed`)
  }
  return manifest
}

/** Lays a checked backup into an empty data folder. What lies there already is kept beside it, never overwritten. */
export async function restoreBackup(source: string, dataDir: string, now: Date): Promise<Manifest> {
  const manifest = await checkBackup(source)
  // Made before the cluster's place is decided: it depends on who may enter this folder.
  await mkdir(dataDir, { recursive: true, mode: 0o755 })
  const cluster = clusterFolder(dataDir)
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  for (const folder of [cluster, join(dataDir, 'files'), join(dataDir, 'audit')])
    if (existsSync(folder)) await rename(folder, `${folder}.before-restore-${stamp}`)
  await rm(`${cluster}.restoring`, { recursive: true, force: true })
  const ignored: Entry[] = []
  await copyTree(join(source, 'postgres'), `${cluster}.restoring`, '', ignored)
  for (const folder of LEFT_OUT)
    if (folder.startsWith('pg_') && folder !== 'pg_wal') await mkdir(join(`${cluster}.restoring`, folder), { recursive: true, mode: 0o700 })
  for (const folder of ['archive_status', 'summaries']) await mkdir(join(`${cluster}.restoring`, 'pg_wal', folder), { recursive: true, mode: 0o700 })
  await writeFile(join(`${cluster}.restoring`, 'zhiyuan-ready'), '')
  await chmod(`${cluster}.restoring`, 0o700)
  giveToServer(`${cluster}.restoring`)
  for (const folder of ['files', 'audit']) if (existsSync(join(source, folder))) await copyTree(join(source, folder), join(dataDir, folder), folder, ignored)
  await rename(`${cluster}.restoring`, cluster)
  await stat(join(cluster, 'PG_VERSION'))
  return manifest
}
