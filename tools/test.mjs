// The README's test command: rules, operations and packages first, then the browser journeys over the built product.
// Ends with `N passed, N failed` counted from the runners' own reports.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer, buildWeb, ROOT } from './build.mjs'

const only = process.argv[2]
const suites = [
  { name: 'unit', config: 'vitest.config.ts' },
  { name: 'browser', config: 'vitest.browser.config.ts' },
].filter(({ name }) => !only || only === name)

const reports = mkdtempSync(join(tmpdir(), 'zhiyuan-reports-'))
const sum = { passed: 0, failed: 0, skipped: 0 }
let isBroken = false
for (const { name, config } of suites) {
  if (name === 'browser') {
    await buildServer()
    await buildWeb(() => console.log('building the web pages …'))
  }
  const file = join(reports, `${name}.json`)
  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...process.argv.slice(3),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], cwd: ROOT },
  )
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    sum.passed += report.numPassedTests
    // A file that cannot even be loaded counts as one failure.
    sum.failed += report.numFailedTests + report.testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length
    sum.skipped += report.numPendingTests + report.numTodoTests
  } catch {
    isBroken = true
  }
  if (run.status !== 0) isBroken = true
}
rmSync(reports, { recursive: true, force: true })
if (isBroken && sum.failed === 0) sum.failed = 1
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`)
process.exit(isBroken || sum.passed === 0 ? 1 : 0)
