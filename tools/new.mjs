// `npm run new -- module NAME` and `npm run new -- operation MODULE NAME`: lays out a room once; from then on it is yours.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './build.mjs'

const [kind, first, second] = process.argv.slice(2).filter((arg) => arg !== '--')

function write(path, text) {
  const file = join(ROOT, path)
  if (existsSync(file)) {
    console.error(`${path} exists already`)
    process.exit(1)
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(`  ${path}`)
}

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1)

function newModule(name) {
  if (!/^[a-z][a-z0-9-]+$/.test(name ?? '')) return usage()
  const schema = name.replaceAll('-', '_')
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 12)
  write(
    `modules/${name}/README.md`,
    `# ${name}\n\n**Owns.** \n\n**Does not own.** \n\n**Announces.** \n\n**Listens to.** \n\n**Clauses answered.** \n\n| term | 中文 |\n|---|---|\n`,
  )
  write(
    `modules/${name}/contract.ts`,
    `import type { Ledger } from '#kernel/ledger.ts'\n\nexport const ${camel(schema).toUpperCase()}_LEDGERS: readonly Ledger[] = []\n`,
  )
  write(
    `modules/${name}/server/module.ts`,
    `import type { Module } from '#kernel/server/module.ts'\nimport { ${camel(schema).toUpperCase()}_LEDGERS } from '../contract.ts'\n\nexport const ${camel(name)}Module: Module = {\n  name: '${camel(name)}',\n  ledgers: ${camel(schema).toUpperCase()}_LEDGERS,\n  routes: [],\n}\n`,
  )
  write(`modules/${name}/server/migrations/${stamp}-${name}.sql`, `create schema ${schema};\ngrant usage on schema ${schema} to zhiyuan_app, zhiyuan_system;\n`)
  write(`modules/${name}/web/pages.ts`, `import type { Page } from '#ui/page.ts'\n\nexport const pages: Page[] = []\n`)
  console.log(`List ${camel(name)}Module in apps/server/src/modules.ts and its pages in apps/web/src/pages.ts.`)
}

function newOperation(module, name) {
  if (!existsSync(join(ROOT, 'modules', module ?? '', 'contract.ts')) || !/^[a-z][A-Za-z0-9]+$/.test(name ?? '')) return usage()
  const file = kebab(name)
  const contract = `modules/${module}/contract.ts`
  const text = readFileSync(join(ROOT, contract), 'utf8')
  writeFileSync(
    join(ROOT, contract),
    `${text}\nexport const ${name} = command({\n  name: '${camel(module)}.${name}',\n  title: { zh: '', en: '' },\n  input: z.object({ ...inPark, id: z.uuid() }),\n  output: z.object({ id: z.uuid() }),\n  roles: ['parkDirector'],\n  scope: 'park',\n})\n`,
  )
  console.log(`  ${contract} (import z, command and inPark if they are missing; give the titles)`)
  write(
    `modules/${module}/server/${file}.ts`,
    `import type { Handler } from '#kernel/server/module.ts'\nimport type { ${name} } from '../contract.ts'\n\nexport const handle${capital(name)}: Handler<typeof ${name}> = async ({ id }) => {\n  return { id }\n}\n`,
  )
  write(
    `modules/${module}/server/${file}.test.ts`,
    `import { randomUUID } from 'node:crypto'\nimport { afterAll, expect, test } from 'vitest'\nimport { startTestServer } from '#kernel/testing.ts'\nimport { ${name} } from '../contract.ts'\nimport { ${camel(module)}Module } from './module.ts'\n\nconst server = await startTestServer([${camel(module)}Module])\nafterAll(() => server[Symbol.asyncDispose]())\n\ntest('another park sees nothing of it', async () => {\n  const park = await server.newPark()\n  const stranger = (await server.newPark()).userWho('parkDirector')\n  expect((await stranger.send(${name}, { parkId: park.parkId, id: randomUUID() })).status).toBe(404)\n})\n`,
  )
  console.log(`Add route(${name}, handle${capital(name)}) to modules/${module}/server/module.ts.`)
}

function usage() {
  console.error('usage: npm run new -- module NAME | operation MODULE NAME')
  process.exit(2)
}

if (kind === 'module') newModule(first)
else if (kind === 'operation') newOperation(first, second)
else usage()
