import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { DESKTOP, launchBrowser } from '../e2e/browser.ts'
import { freePort, OwnInstallation } from '../e2e/installation.ts'
import { buildServer, buildWeb } from '../tools/build.mjs'
import { signedInContext } from './page.ts'
import type { Section } from './report.ts'

const require = createRequire(import.meta.url)
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const PARK = 'ZY-DEMO'
const PHONE = { ...DESKTOP, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Weights of Lighthouse's accessibility audits by axe rule; a page without a failing rule scores 100. */
async function auditWeights(): Promise<ReadonlyMap<string, number>> {
  const { default: config } = (await import('lighthouse/core/config/default-config.js')) as unknown as {
    default: { categories: { accessibility: { auditRefs: { id: string; weight: number }[] } } }
  }
  return new Map(config.categories.accessibility.auditRefs.map(({ id, weight }) => [id, weight]))
}

interface AxeResult {
  passes: string[]
  violations: { id: string; targets: string[] }[]
}

async function axe(page: Page): Promise<AxeResult> {
  await page.evaluate(AXE)
  return (await page.evaluate(`
    axe.run(document, { elementRef: false, rules: { 'target-size': { enabled: true } } }).then((results) => ({
      passes: results.passes.map((rule) => rule.id),
      violations: results.violations.map((rule) => ({ id: rule.id, targets: rule.nodes.slice(0, 2).map((node) => String(node.target[0]) + ' ' + node.html.slice(0, 120)) })),
    }))`)) as AxeResult
}

/** The score Lighthouse gives: the weighted share of its audits that hold among those that apply. */
function scoreOf({ passes, violations }: AxeResult, weights: ReadonlyMap<string, number>): number {
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (weights.get(id) ?? 0), 0)
  const failed = sum(violations.map(({ id }) => id))
  const passed = sum(passes.filter((id) => !violations.some((violation) => violation.id === id)))
  return passed + failed === 0 ? 100 : Math.round((100 * passed) / (passed + failed))
}

const DOORS = [
  { prefix: `/o/${PARK}`, role: 'parkDirector' },
  { prefix: `/e/${PARK}`, role: 'companyAdmin' },
  { prefix: `/m/${PARK}`, role: 'parkDirector' },
  { prefix: '/s', role: 'supervisor' },
  { prefix: '/d', role: 'platformAdmin' },
]

/** Every address the menus and pages of a door lead to, followed link by link; of addresses that differ only in ids one each. */
async function pagesOf(page: Page, prefix: string): Promise<string[]> {
  const shape = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '$id').replace(/\/\d[\d.]*(-[a-z])?$/, '/$clause')
  const found = new Map<string, string>()
  const waiting = [prefix]
  while (waiting.length > 0 && found.size < 80) {
    const path = waiting.shift() as string
    if (found.has(shape(path))) continue
    found.set(shape(path), path)
    await open(page, path)
    const links = (await page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => new URL(link.href).pathname)")) as string[]
    for (const link of links) if (link.startsWith(prefix) && !found.has(shape(link))) waiting.push(link)
  }
  return [...found.values()]
}

/** Opens a page and waits until nothing on it is still being fetched; live updates keep a connection open, so the network is never idle. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'load' })
  for (let tries = 0, quiet = 0; tries < 40 && quiet < 3; tries++) {
    await page.waitForTimeout(100)
    quiet = (await page.evaluate("!!document.querySelector('main') && !document.querySelector('[aria-busy=true], .skeleton')")) ? quiet + 1 : 0
  }
}

interface Score {
  path: string
  desktop: number
  phone: number
  failures: Set<string>
}

async function scoreDoor(browser: Browser, url: string, { prefix, role }: (typeof DOORS)[number], weights: ReadonlyMap<string, number>): Promise<Score[]> {
  const storageState = await signedInContext(browser, url, role)
  const desktop = await (await browser.newContext({ ...DESKTOP, baseURL: url, storageState, bypassCSP: true })).newPage()
  const phone = await (await browser.newContext({ ...PHONE, baseURL: url, storageState, bypassCSP: true })).newPage()
  const scores: Score[] = []
  for (const path of await pagesOf(desktop, prefix)) {
    const score: Score = { path, desktop: 0, phone: 0, failures: new Set() }
    for (const [name, page] of [
      ['desktop', desktop],
      ['phone', phone],
    ] as const) {
      await open(page, path)
      const result = await axe(page)
      score[name] = scoreOf(result, weights)
      for (const { id, targets } of result.violations)
        score.failures.add(`${name}: ${id}${weights.has(id) ? '' : ' (no audit of Lighthouse)'}: ${targets.join(' | ')}`)
    }
    scores.push(score)
  }
  await desktop.context().close()
  await phone.context().close()
  return scores
}

/** Pages of every kind, for Lighthouse itself, which takes half a minute for what axe does in one second. */
const SAMPLES = [
  {
    role: 'parkDirector',
    paths: ['', '/companies', '/conformity', '/conformity/6.3.1.5', '/space/map', '/space/buildings'].map((path) => `/o/${PARK}${path}`),
  },
  { role: 'parkDirector', paths: [`/m/${PARK}`, `/m/${PARK}/dormitory-inspection`] },
  { role: 'companyAdmin', paths: [`/e/${PARK}`] },
  { role: 'supervisor', paths: ['/s', '/s/conformity'] },
  { role: 'platformAdmin', paths: ['/d/users'] },
]

/** Scores of Lighthouse itself, at desktop and phone size. */
async function lighthouseScores(url: string): Promise<string[][]> {
  const { default: lighthouse } = await import('lighthouse')
  const port = await freePort()
  const browser = await launchBrowser(`--remote-debugging-port=${port}`)
  const rows: string[][] = []
  try {
    for (const { role, paths } of SAMPLES) {
      const { cookies } = await signedInContext(browser, url, role)
      const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      for (const path of paths) {
        const found: string[] = []
        for (const [width, height, mobile] of [
          [1440, 900, false],
          [390, 844, true],
        ] as const) {
          const result = await lighthouse(`${url}${path}`, {
            port,
            onlyCategories: ['accessibility'],
            extraHeaders: { Cookie: header },
            formFactor: mobile ? 'mobile' : 'desktop',
            screenEmulation: { mobile, width, height, deviceScaleFactor: 1, disabled: false },
            throttlingMethod: 'provided',
            disableStorageReset: true,
            logLevel: 'error',
          })
          const { score, auditRefs } = result?.lhr.categories.accessibility ?? { score: null, auditRefs: [] }
          const failed = auditRefs.filter(({ id, weight }) => weight > 0 && result?.lhr.audits[id]?.score === 0).map(({ id }) => id)
          const shown = result?.lhr.finalDisplayedUrl ?? ''
          found.push(
            score === null
              ? `none (${result?.lhr.runtimeError?.code ?? shown})`
              : `${Math.round(score * 100)}${failed.length ? ` (${failed.join(', ')})` : ''}`,
          )
        }
        rows.push([path, ...found])
      }
    }
  } finally {
    await browser.close()
  }
  return rows
}

/** Every page of the five doors with axe-core, weighted as Lighthouse weighs it, at 1440 and 390 px. */
export async function run(): Promise<Section[]> {
  await buildServer()
  await buildWeb()
  const weights = await auditWeights()
  const installation = await OwnInstallation.make()
  await installation.start()
  const browser = await launchBrowser()
  try {
    const scores: Score[] = []
    const only = process.env.BENCH_DOOR
    for (const door of DOORS.filter(({ prefix }) => !only || prefix.startsWith(only)))
      scores.push(...(await scoreDoor(browser, installation.url, door, weights)))
    const isGood = (score: Score) => score.desktop === 100 && score.phone === 100
    const below = scores.filter((score) => !isGood(score)).length
    const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
    const axeSection: Section = {
      title: `Accessibility of ${scores.length} pages (axe-core, weighted as Lighthouse 12 weighs its audits)`,
      rows: [
        ['page', '1440 px', '390 px', 'rules that fail'],
        ...scores.map(({ path, desktop, phone, failures }) => [path, String(desktop), String(phone), cell([...failures].join('; '))]),
      ],
      verdicts: [{ text: `${below} of ${scores.length} pages below 100`, holds: below === 0 }],
    }
    const sampled = await lighthouseScores(installation.url)
    const isPerfect = sampled.every(([, ...found]) => found.every((score) => score === '100'))
    return [
      axeSection,
      {
        title: `Accessibility by Lighthouse itself, ${sampled.length} pages`,
        rows: [['page', '1440 px', '390 px'], ...sampled],
        verdicts: [{ text: 'every sampled page 100', holds: isPerfect }],
      },
    ]
  } finally {
    await browser.close()
    await installation.remove()
  }
}
