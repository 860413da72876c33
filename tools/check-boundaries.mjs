// Cruises the project (which must keep every rule) and one fixture per rule (which must break it): a wall that stops nobody is found here.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import configuration from '../.dependency-cruiser.mjs'
import { ROOT } from './build.mjs'

const { forbidden, options } = configuration
const { tsConfig: _file, enhancedResolveOptions, ...rest } = options
const FIXTURES = join(ROOT, 'tools/boundary-fixtures')
// Fewer modules than this and the tool did not see the project (a TypeScript it can't use makes it see none, and pass).
const LEAST_MODULES = 200

async function violationsIn(baseDir, folders) {
  const { output } = await cruise(folders, { ...rest, baseDir, ruleSet: { forbidden }, validate: true }, enhancedResolveOptions, {
    tsConfig: extractTsConfig(join(ROOT, 'tsconfig.json')),
  })
  return { modules: output.summary.totalCruised, violations: output.summary.violations }
}

let failed = 0
const project = await violationsIn(ROOT, ['apps', 'packages', 'modules'])
if (project.modules < LEAST_MODULES) {
  console.error(`Only ${project.modules} modules were seen; the boundary check does not work`)
  failed += 1
}
for (const { rule, from, to } of project.violations) {
  console.error(`${rule.name}: ${from} → ${to}`)
  failed += 1
}
for (const { name } of forbidden) {
  const folder = join(FIXTURES, name)
  if (!existsSync(folder)) {
    console.error(`${name}: no fixture that must fail`)
    failed += 1
    continue
  }
  const { violations } = await violationsIn(folder, readdirSync(folder))
  if (!violations.some((violation) => violation.rule.name === name)) {
    console.error(`${name}: its fixture was not refused`)
    failed += 1
  }
}
if (failed) process.exit(1)
console.log(`boundaries: ${project.modules} modules, ${forbidden.length} rules, each with a fixture that is refused`)
