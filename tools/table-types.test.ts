import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { ROOT } from '#kernel/testing.ts'
import { tableTypes } from './table-types.ts'

test('the row types of every module are those of its migrations', async () => {
  const client = new pg.Client({ connectionString: inject('templateUrl') })
  await client.connect()
  const files = await tableTypes(client, ROOT)
  await client.end()
  expect(files.size).toBeGreaterThan(8)
  for (const [file, text] of files) expect(existsSync(file) ? readFileSync(file, 'utf8') : 'missing: run npm run generate', file).toBe(text)
})
