// `npm run check`: types, lint, boundaries with must-fail fixtures, dead code, lock file, generated files, size budget. Stops at nothing: all findings at once.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './build.mjs'

const bin = (path) => join(ROOT, 'node_modules', path)
const STEPS = [
  ['types', [bin('typescript7/bin/tsc'), '-p', '.']],
  ['lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['boundaries', [join(ROOT, 'tools/check-boundaries.mjs')]],
  ['dead code', [bin('knip/bin/knip.js'), '--no-progress']],
  ['generated files', [bin('vitest/vitest.mjs'), 'run', 'tools/table-types.test.ts', 'tools/imdf-schema.test.ts']],
  ['lock file', [join(ROOT, 'tools/check-lock-file.mjs')]],
  ['budget', [join(ROOT, 'tools/check-budget.mjs')]],
]

const only = process.argv[2]
const failed = []
for (const [name, args] of STEPS) {
  if (only && only !== name) continue
  const started = performance.now()
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: ROOT })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  if (status !== 0) failed.push(name)
}
if (failed.length) {
  console.error(`check failed: ${failed.join(', ')}`)
  process.exit(1)
}
