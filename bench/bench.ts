import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { run as accessibility } from './accessibility.ts'
import { run as evaluation } from './evaluation.ts'
import { run as importing } from './import.ts'
import { run as list } from './list.ts'
import { run as page } from './page.ts'
import { markdown, type Section } from './report.ts'

const BENCHES: Record<string, () => Promise<Section | Section[]>> = { accessibility, evaluation, import: importing, list, page }

const wanted = process.argv.slice(2)
const names = wanted.length ? wanted : Object.keys(BENCHES)
const sections: string[] = []
for (const name of names) {
  const bench = BENCHES[name]
  if (!bench) {
    console.error(`There is no benchmark "${name}": ${Object.keys(BENCHES).join(', ')}`)
    process.exit(2)
  }
  const text = [await bench()].flat().map(markdown).join('\n')
  console.log(text)
  sections.push(text)
}
const out = join(import.meta.dirname, '../bench/out')
mkdirSync(out, { recursive: true })
writeFileSync(
  join(out, `${names.join('-')}.md`),
  `# Measured on ${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}\n\n${sections.join('\n')}`,
)
process.exit(0)
