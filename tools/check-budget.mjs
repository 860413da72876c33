// JavaScript before a signed-in list page shows anything: the entry, the list page and what both import, gzipped. Builds the pages unless the built ones belong to these sources.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWeb, ROOT } from './build.mjs'

const BUDGET = 250_000
/** Roots of what loads before rows are asked for, as the manifest names them; with them comes the declaration of one ledger. */
const ENTRY = 'index.html'
const LIST_PAGES = ['src/LedgerTabsPage.tsx', 'src/AnyLedgerPage.tsx']
const LEDGERS = 'src/ledgers.ts'

const dist = join(ROOT, 'apps/web/dist')
await buildWeb(() => console.log('building the web pages …'))
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

function chunksOf(names) {
  const found = new Map()
  const visit = (name) => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`The build has no chunk for ${name}`)
    if (found.has(chunk.file)) return
    found.set(chunk.file, 0)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const name of names) visit(name)
  for (const file of found.keys()) found.set(file, file.endsWith('js') ? gzipSync(readFileSync(join(dist, file)), { level: 9 }).length : 0)
  return found
}

/** Chunks of a page together with whichever declaration costs most. */
function worstOf(page) {
  const totals = (manifest[LEDGERS].dynamicImports ?? []).map((declaration) => {
    const chunks = [...chunksOf([ENTRY, page, LEDGERS, declaration])].sort((a, b) => b[1] - a[1])
    return { chunks, total: chunks.reduce((sum, [, bytes]) => sum + bytes, 0) }
  })
  return totals.sort((a, b) => b.total - a.total)[0]
}

let isOver = false
for (const page of LIST_PAGES) {
  const { chunks, total } = worstOf(page)
  const text = `${page}: ${(total / 1000).toFixed(1)} kB of JavaScript, gzipped (budget ${BUDGET / 1000} kB)`
  if (total <= BUDGET) {
    console.log(text)
    continue
  }
  isOver = true
  console.error(`${text}; the biggest chunks:`)
  for (const [file, bytes] of chunks.slice(0, 8)) console.error(`  ${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`)
}
process.exit(isOver ? 1 : 0)
