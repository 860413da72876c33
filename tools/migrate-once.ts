// Migrates the database of argument 1 with the key of argument 2: the program that the migration test kills.
import { resolve } from 'node:path'
import { rolePasswords } from '#kernel/server/assemble.ts'
import { findMigrations, migrate } from '#kernel/server/migrate.ts'

const [url = '', key = '', root = ''] = process.argv.slice(2)
await migrate(url, await findMigrations(resolve(root)), rolePasswords(Buffer.from(key, 'hex')), (name) => process.stdout.write(`${name}\n`))
