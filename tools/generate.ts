// `npm run generate`: writes what is made from other sources: the types of table rows.
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { rolePasswords } from '#kernel/server/assemble.ts'
import { startEmbeddedDatabase } from '#kernel/server/embedded-database.ts'
import { findMigrations, migrate } from '#kernel/server/migrate.ts'
import { tableTypes } from './table-types.ts'

const root = resolve(import.meta.dirname, '..')
const folder = await mkdtemp(join(tmpdir(), 'zhiyuan-generate-'))
await chmod(folder, 0o755)
const database = await startEmbeddedDatabase(folder, 'generate', { durable: false })
await migrate(database.url, await findMigrations(root), rolePasswords(randomBytes(32)))
const client = new pg.Client({ connectionString: database.url })
await client.connect()
for (const [file, text] of await tableTypes(client, root)) {
  await writeFile(file, text)
  console.log(file.slice(root.length + 1))
}
await client.end()
await database.stop()
await rm(folder, { recursive: true, force: true })
