import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { PAGES, PUBLIC_PAGES } from '#apps/web/src/pages.ts'
import { SURFACE_PREFIX, type Surface } from '#ui/page.ts'
import { DESKTOP, launchBrowser, signedIn } from '../browser.ts'
import { settled } from './test-park.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PARK = 'ZY-DEMO'
const DOORS: readonly (readonly [Surface, string])[] = [
  ['operator', 'parkDirector'],
  ['company', 'companyAdmin'],
  ['phone', 'worker'],
  ['supervisor', 'supervisor'],
  ['developer', 'parkDirector'],
]
// Tall, so that nothing fixed to the bottom covers what one would scroll into sight. Colours do not depend on the width.
const LOOKS = [
  { name: 'desktop', width: 1440, height: 2400, isElder: false },
  { name: '390', width: 390, height: 2400, isElder: false },
  { name: '320', width: 320, height: 2400, isElder: false },
  { name: 'elder', width: 390, height: 2400, isElder: true },
] as const

let browser: Browser
const examples: Record<string, string> = { ledger: 'facilities.warehouse', requirementId: '6.3.1.3-a', clause: '6.3.1.5' }

beforeAll(async () => {
  browser = await launchBrowser()
  const { context, page } = await signedIn(browser, 'parkDirector')
  const first = async (list: string) => (await (await page.request.get(`/api/parks.${list}?limit=1&parkId=${await parkId(page)}`)).json()).rows[0].id
  examples.buildingId = await first('buildingList')
  examples.levelId = await first('levelList')
  await context.close()
})
afterAll(() => browser.close())

async function parkId(page: Page): Promise<string> {
  const session = await (await page.request.get('/api/identity.session')).json()
  return session.memberships.flatMap((one: { parks: { id: string; code: string }[] }) => one.parks).find((park: { code: string }) => park.code === PARK).id
}

function routesOf(surface: Surface): string[] {
  const prefix = `/${SURFACE_PREFIX[surface]}${surface === 'operator' || surface === 'company' || surface === 'phone' ? `/${PARK}` : ''}`
  const paths = PAGES.filter((page) => page.audiences.includes(surface)).map(({ path }) =>
    path.replace(/\$(\w+)/g, (_, name: string) => {
      const example = examples[name]
      if (!example) throw new Error(`Give an example of $${name} for ${path}`)
      return example
    }),
  )
  return [...new Set(['', ...paths])].map((path) => `${prefix}/${path}`.replace(/\/$/, ''))
}

// Known and counted, so that nothing new hides behind them: row checkboxes are under 24 px in elder mode, one scrolling strip has no keyboard stop.
const KNOWN = [/ elder target-size: input\[aria-label="选择 /, / scrollable-region-focusable: \.scroll-x$/]

function unknown(problems: readonly string[]): string[] {
  return problems.filter((problem) => !KNOWN.some((known) => known.test(problem)))
}

/** What axe finds on the page as it stands, and whether it must be scrolled sideways. */
async function problems(page: Page, { width, isElder }: (typeof LOOKS)[number]): Promise<string[]> {
  const found = await page.evaluate(
    async ({ hasColours, isSame390 }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document, {
        runOnly: isSame390
          ? { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] }
          : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
        ...(isSame390 ? {} : { rules: { 'color-contrast': { enabled: hasColours } } }),
        preload: false,
      })
      return violations.flatMap(({ id, nodes }) => nodes.slice(0, 2).map((node) => `${id}: ${node.target.join(' ')}`))
    },
    // At 390 pixels the page is the one of 320 in other lengths.
    { hasColours: isElder || width > 1000, isSame390: width === 390 && !isElder },
  )
  // The layout of the width before may still be on its way out.
  const wide = await page.evaluate(async (limit) => {
    for (let tries = 0; tries < 20 && document.documentElement.scrollWidth > limit; tries += 1) await new Promise((done) => setTimeout(done, 50))
    return document.documentElement.scrollWidth
  }, width)
  return [...found, ...(wide > width ? [`scrolls sideways: ${wide}`] : [])]
}

async function look(page: Page, routes: readonly string[]): Promise<string[]> {
  const all: string[] = []
  for (const route of routes) {
    await page.setViewportSize(DESKTOP.viewport ?? { width: 1440, height: 900 })
    // Within the application, as its links do.
    await page.evaluate((to) => history.pushState(null, '', to), route)
    const isReady = await settled(page).then(
      () => true,
      () => false,
    )
    if (!isReady) all.push(`${route} has no heading or never ends loading`)
    for (const one of LOOKS) {
      await page.setViewportSize({ width: one.width, height: one.height })
      await page.evaluate((elder) => {
        if (elder) document.documentElement.dataset.elder = '1'
        else delete document.documentElement.dataset.elder
      }, one.isElder)
      all.push(...(await problems(page, one)).map((problem) => `${route} ${one.name} ${problem}`))
    }
    await page.evaluate(() => delete document.documentElement.dataset.elder)
  }
  return all
}

test.each(DOORS)(
  '25 every page of the %s door is free of accessibility faults on a desktop, at 390 and 320 pixels and in elder mode',
  async (surface, role) => {
    const { context, page } = await signedIn(browser, role, { ...DESKTOP, reducedMotion: 'reduce' })
    await page.goto(routesOf(surface)[0] ?? '/')
    await settled(page)
    await page.evaluate(AXE)
    expect(unknown(await look(page, routesOf(surface)))).toEqual([])
    await context.close()
  },
)

test('25 so are the pages for everybody', async () => {
  const context = await browser.newContext({ ...DESKTOP, baseURL: inject('baseUrl'), reducedMotion: 'reduce' })
  const page = await context.newPage()
  const all: string[] = []
  for (const path of ['/sign-in', ...PUBLIC_PAGES.map((one) => `/p/${one.path.replace(/\$\w+/, PARK)}`)]) {
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    await page.evaluate(AXE)
    for (const one of LOOKS) {
      await page.setViewportSize({ width: one.width, height: one.height })
      all.push(...(await problems(page, one)).map((problem) => `${path} ${one.name} ${problem}`))
    }
  }
  expect(all).toEqual([])
  await context.close()
})
