// Bundles one TypeScript program of the project and runs it: `node tools/run.mjs backup -- DIR` runs apps/server/src/backup.ts,
// `node tools/run.mjs --from bench bench` runs bench/bench.ts.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer, ROOT } from './build.mjs'

const args = process.argv.slice(2)
const folder = args[0] === '--from' ? args.splice(0, 2)[1] : 'apps/server/src'
const name = args.shift()
const file = `${folder}/${name}.ts`
if (!existsSync(join(ROOT, file))) {
  console.error(`There is no program ${file}`)
  process.exit(2)
}
await buildServer({ [name]: file })
const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(ROOT, 'dist', `${name}.mjs`), ...args.filter((arg) => arg !== '--')], {
  stdio: 'inherit',
  cwd: process.cwd(),
})
process.exit(status ?? 1)
