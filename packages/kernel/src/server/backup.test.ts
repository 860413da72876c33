import { randomUUID } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { checkBackup, restoreBackup, takeBackup } from './backup.ts'
import { startEmbeddedDatabase } from './embedded-database.ts'

const folder = await mkdtemp(join(tmpdir(), 'zhiyuan-backup-'))
await chmod(folder, 0o755)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a backup taken under load holds every write confirmed before it ended, and a damaged one is refused by name', async () => {
  const source = await startEmbeddedDatabase(join(folder, 'a'), 'secret')
  const client = new pg.Client({ connectionString: source.url })
  await client.connect()
  await client.query('create table written (id uuid primary key, filler text)')
  await mkdir(join(folder, 'a/files/x'), { recursive: true })
  await writeFile(join(folder, 'a/files/x/photo.bin'), 'photo')
  const confirmed: string[] = []
  let isDone = false
  const writing = (async () => {
    while (!isDone) {
      const id = randomUUID()
      await client.query('insert into written values ($1, $2)', [id, 'x'.repeat(2_000)])
      confirmed.push(id)
    }
  })()
  while (confirmed.length < 20) await new Promise((done) => setTimeout(done, 5))
  const target = join(folder, 'backup')
  const before = confirmed.length
  await takeBackup(join(folder, 'a'), source.url, target, new Date('2026-01-02T03:04:05Z'))
  isDone = true
  await writing
  await client.end()
  await source.stop()
  expect(confirmed.length).toBeGreaterThan(before)

  await restoreBackup(target, join(folder, 'b'), new Date('2026-01-03T00:00:00Z'))
  const restored = await startEmbeddedDatabase(join(folder, 'b'), 'secret')
  const reader = new pg.Client({ connectionString: restored.url })
  await reader.connect()
  const { rows } = await reader.query<{ id: string }>('select id from written')
  const held = new Set(rows.map(({ id }) => id))
  expect(confirmed.slice(0, before).filter((id) => !held.has(id))).toEqual([])
  // No gaps: what came later is in the backup up to one moment and missing after it.
  const firstMissing = confirmed.findIndex((id) => !held.has(id))
  expect(firstMissing === -1 ? confirmed.length : firstMissing).toBeGreaterThanOrEqual(held.size - 1)
  expect(await readFile(join(folder, 'b/files/x/photo.bin'), 'utf8')).toBe('photo')
  await reader.end()
  await restored.stop()

  await writeFile(join(target, 'files/x/photo.bin'), 'phota')
  await expect(checkBackup(target)).rejects.toThrow('files/x/photo.bin was changed')
  await rm(join(target, 'manifest.json'))
  await expect(restoreBackup(target, join(folder, 'c'), new Date())).rejects.toThrow('no finished backup')
})
