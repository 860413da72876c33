import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, signedIn } from '../browser.ts'
import { settled, type TestPark, testPark } from './test-park.ts'

let browser: Browser
let page: Page
let park: TestPark

beforeAll(async () => {
  browser = await launchBrowser()
  park = await testPark('KEYS')
  for (const n of [1, 2, 3, 4]) await park.save('facilities.warehouse', { code: `W${n}`, name: `键盘仓库${n}`, areaM2: n })
  page = (await signedIn(browser, 'parkDirector')).page
})
afterAll(() => browser.close())

const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
const LIST = () => `/o/${park.code}/ledgers/facilities.warehouse`

async function openList(): Promise<void> {
  await page.goto(LIST())
  await page.locator('tbody tr').nth(3).waitFor()
}

test('1 Ctrl+K finds pages and records by name, pinyin initials and clause, opens with Enter and gives the focus back', async () => {
  await openList()
  const opener = page.getByRole('button', { name: '列设置' })
  await opener.focus()
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: /搜索名称/ })
  await box.waitFor()
  const first = page.getByRole('option').first()
  await box.fill('lyfy')
  expect(await first.innerText()).toContain('楼宇房源')
  await box.fill('6.3.1.5')
  expect(await first.innerText()).toContain('宿舍')
  await box.fill('jpck3')
  await page.getByRole('option', { name: '键盘仓库3' }).waitFor()
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'detached' })
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)

  await page.keyboard.press('Control+k')
  await box.fill('键盘仓库3')
  await page.getByRole('option', { name: '键盘仓库3' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('heading', { name: '键盘仓库3' }).waitFor()
  // Not over another dialog.
  await page.keyboard.press('Control+k')
  expect(await box.count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // What was opened last comes first, before a letter is typed.
  await page.keyboard.press('Control+k')
  await expect.poll(() => first.innerText()).toContain('键盘仓库3')
  await page.keyboard.press('Escape')
})

test('2 a list is worked by keys alone; keys in fields and of an input method stay theirs', async () => {
  await openList()
  for (const _ of [1, 2, 3]) await page.keyboard.press('j')
  expect(await focused()).toBe('键盘仓库3')
  await page.keyboard.press('k')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.getByText('已选 1 项').waitFor()
  await page.keyboard.press('x')
  await page.getByText('已选 1 项').waitFor({ state: 'detached' })
  await page.keyboard.press('e')
  const area = page.getByRole('dialog').getByLabel(/^面积/)
  await area.fill('33')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('tbody tr').nth(2).innerText()).toContain('33')

  await page.keyboard.press('?')
  await page.getByRole('dialog').getByRole('heading', { name: '快捷键' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', isComposing: true, bubbles: true })))
  await page.keyboard.press('/')
  await page.keyboard.type('new')
  expect(await page.getByRole('searchbox').first().inputValue()).toBe('new')
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('3 focus returns to the opener, and Tab runs through pages in both directions without a trap', async () => {
  await openList()
  const openers = [
    page.locator('.row-link').nth(1),
    page.getByRole('button', { name: '新建' }),
    page.getByRole('button', { name: '列设置' }),
    page.getByRole('button', { name: '导入' }),
  ]
  for (const opener of openers) {
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement), { timeout: 3_000 }).toBe(true)
  }
  for (const path of ['']) {
    await page.goto(`/o/ZY-DEMO${path}`)
    await settled(page)
    expect(await runThrough('Tab'), `${path} forward`).toEqual([])
    expect(await runThrough('Shift+Tab'), `${path} backward`).toEqual([])
  }
})

/** Presses the key from one end of the page to the other; answers the stops it did not reach. */
async function runThrough(key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const stops = await page.evaluate((isForward) => {
    // A radio group is one stop.
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=radio]), select, textarea, [tabindex]')].filter(
      (one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled'),
    )
    const left = new Set(all)
    Object.assign(window, { left })
    document.addEventListener('focusin', () => left.delete(document.activeElement as HTMLElement))
    const from = isForward ? all[0] : all.at(-1)
    from?.focus()
    return all.length
  }, key === 'Tab')
  for (let presses = 0; presses < stops; presses += 1) await page.keyboard.press(key)
  return page.evaluate(() =>
    [...(window as unknown as { left: Set<HTMLElement> }).left].filter((one) => one.isConnected).map((one) => one.outerHTML.slice(0, 120)),
  )
}
