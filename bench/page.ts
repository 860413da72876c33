import { readFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, CDPSession } from 'playwright-core'
import { account, DESKTOP, launchBrowser, ROOT } from '../e2e/browser.ts'
import { OwnInstallation } from '../e2e/installation.ts'
import { buildServer, buildWeb } from '../tools/build.mjs'
import { median, ratio, type Section } from './report.ts'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const SLOWER = 4
/** A register of the demonstration park with more than a page of rows. */
const LIST = process.env.BENCH_PATH ?? '/o/ZY-DEMO/companies'

interface Visit {
  firstPaint: number
  rows: number
  largestPaint: number
  scriptKb: number
  beforeRowsKb: number
  element: string
}

/** Signs in once through the page; every visit starts from this cookie and an empty cache. */
export async function signedInContext(browser: Browser, url: string, role: string): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  const { userName, password } = await account(role)
  const context = await browser.newContext({ ...DESKTOP, baseURL: url })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel(/用户名|User name/).fill(userName)
  await page.getByLabel(/^密码|^Password/).fill(password)
  await page.getByRole('button', { name: /登录|Sign in/ }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
  const state = await context.storageState()
  await context.close()
  return state
}

interface Script {
  at: number
  bytes: number
}

/** Bytes of every script as they came over the wire, with the time they were complete (seconds since the page was asked for). */
function watchScripts(session: CDPSession): () => Script[] {
  const types = new Map<string, string>()
  const scripts: Script[] = []
  let began: number | undefined
  session.on('Network.requestWillBeSent', ({ timestamp }) => {
    began ??= timestamp
  })
  session.on('Network.responseReceived', ({ requestId, type }) => void types.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    if (types.get(requestId) === 'Script') scripts.push({ at: (timestamp - (began ?? timestamp)) * 1000, bytes: encodedDataLength })
  })
  return () => scripts
}

// Runs in the page before anything else: notes when the first row with text has been painted, and the largest paint so far.
const OBSERVER = `
  window.__seen = { rows: 0, largest: 0, element: '' };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) { window.__seen.largest = entry.startTime; window.__seen.element = entry.element ? entry.element.outerHTML.slice(0, 90) : '' } }).observe({ type: 'largest-contentful-paint', buffered: true });
  const watch = new MutationObserver(() => {
    const cell = document.querySelector('table tbody tr[data-id] td');
    if (!cell) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.__seen.rows = performance.now() }));
  });
  watch.observe(document, { childList: true, subtree: true });
`

async function visit(browser: Browser, url: string, storageState: Awaited<ReturnType<typeof signedInContext>>): Promise<Visit> {
  const context = await browser.newContext({ ...DESKTOP, baseURL: url, storageState })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const scripts = watchScripts(session)
  await page.addInitScript(OBSERVER)
  await page.goto(LIST, { waitUntil: 'commit' })
  // Asked from outside: the page's policy lets nothing be evaluated in it that waits.
  for (let tries = 0; tries < 300 && !(await page.evaluate('window.__seen.rows')); tries++) await page.waitForTimeout(200)
  // What is painted last may be larger than the rows: wait until nothing comes any more.
  await page.waitForTimeout(1_500)
  const seen = (await page.evaluate("({ ...window.__seen, firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })")) as {
    rows: number
    largest: number
    firstPaint: number
    element: string
  }
  await context.close()
  const before = (time: number) =>
    scripts()
      .filter(({ at }) => at <= time)
      .reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  return {
    element: seen.element,
    firstPaint: seen.firstPaint,
    rows: seen.rows,
    largestPaint: seen.largest,
    scriptKb: before(seen.firstPaint),
    beforeRowsKb: before(seen.rows),
  }
}

/** A signed-in list page of the demonstration on a processor slowed four times, with an empty cache. */
export async function run(): Promise<Section> {
  await buildServer()
  await buildWeb()
  const installation = await OwnInstallation.make()
  await installation.start()
  const browser = await launchBrowser()
  try {
    const state = await signedInContext(browser, installation.url, 'parkDirector')
    const visits: Visit[] = []
    const loads: string[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const load = loadavg()[0]?.toFixed(1) ?? '?'
      const seen = await visit(browser, installation.url, state)
      // The first visit warms the server.
      if (round === 0) continue
      visits.push(seen)
      loads.push(load)
    }
    const of = (key: Exclude<keyof Visit, 'element'>) => median(visits.map((one) => one[key]))
    const html = await readFile(join(ROOT, 'apps/web/dist/index.html'), 'utf8')
    return {
      title: `List page ${LIST}, signed in, processor ${SLOWER}× slower, empty cache (${ROUNDS} rounds, page of ${html.length} bytes)`,
      rows: [
        [
          'first paint, ms',
          'rows on the screen, ms',
          'largest paint, ms',
          'its element',
          'JavaScript before first paint, kB',
          'JavaScript before the rows, kB',
          'load average',
        ],
        [
          of('firstPaint').toFixed(0),
          of('rows').toFixed(0),
          of('largestPaint').toFixed(0),
          `\`${visits.at(-1)?.element ?? ''}\``,
          of('scriptKb').toFixed(0),
          of('beforeRowsKb').toFixed(0),
          loads.join(', '),
        ],
      ],
      verdicts: [
        ratio('rows on the screen', of('rows') / 1000, 1.3, 'at most', 's'),
        ratio('largest paint', of('largestPaint') / 1000, 0.8, 'at most', 's'),
        ratio('compressed JavaScript before the rows', of('beforeRowsKb'), 250, 'at most', 'kB'),
      ],
    }
  } finally {
    await browser.close()
    await installation.remove()
  }
}
