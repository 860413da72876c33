import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESKTOP, launchBrowser, signedIn } from '../browser.ts'
import { printedPages } from './printed-pages.ts'
import { settled, type TestPark, testPark } from './test-park.ts'

let browser: Browser
let page: Page
let park: TestPark

beforeAll(async () => {
  browser = await launchBrowser()
  park = await testPark('PRINT')
  for (let n = 1; n <= 45; n += 1)
    await park.save('facilities.warehouse', { code: `W${String(n).padStart(2, '0')}`, name: `打印仓库${n}`, areaM2: 1000 * n + 0.5 })
  // On a machine whose clock is set to New York.
  page = (await signedIn(browser, 'parkDirector', { ...DESKTOP, timezoneId: 'America/New_York' })).page
})
afterAll(() => browser.close())

const path = (search = '') => `/o/${park.code}/ledgers/facilities.warehouse${search}`

test('22 a record shows its facts and who changed what from which value to which', async () => {
  await page.goto(path('?q=W03'))
  await page.locator('tbody tr .row-link').first().click()
  await page.getByRole('dialog').getByRole('button', { name: '编辑' }).click()
  await page.getByRole('dialog').getByLabel(/^面积/).fill('12345')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('tbody tr .row-link').first().click()
  const entry = page.locator('.timeline li').filter({ hasText: '修改了记录' }).first()
  await entry.waitFor()
  expect(await entry.innerText()).toMatch(/沈锦舟[\s\S]*将 面积 由 3,000\.5 改为 12,345/)
  expect(await page.getByRole('dialog').locator('.facts').innerText()).toContain('12,345 m²')
})

test('24 times are the park’s and numbers are grouped, whatever the machine says', async () => {
  const { body } = await park.call('facilities.warehouseList', { search: 'W03' })
  const shanghai = new Date(new Date(body.rows[0].updatedAt).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe('America/New_York')
  await page.goto(path('?q=W03'))
  const row = page.locator('tbody tr').first()
  await row.waitFor()
  expect(await row.locator('time').getAttribute('title')).toContain(shanghai)
  const area = row.locator('td', { hasText: '12,345' })
  expect(await area.evaluate((cell) => [getComputedStyle(cell).textAlign, getComputedStyle(cell).fontVariantNumeric])).toEqual(['end', 'tabular-nums'])
  await row.locator('.row-link').click()
  await page.getByText(shanghai).first().waitFor()
})

test('23 a register prints on A4 with its head and page numbers on every page, and nothing to press', async () => {
  await page.goto(path('?n=50'))
  await page.locator('tbody tr').nth(44).waitFor()
  await settled(page)
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: true })
  const pages = printedPages(bytes)
  expect(pages.length).toBeGreaterThan(1)
  for (const [at, text] of pages.entries()) {
    expect(text).toMatch(/名称编号/)
    expect(text).toContain(`第${at + 1}页/共${pages.length}页`)
    expect(text).not.toMatch(/新建|导出|列设置|搜索/)
  }
  expect(pages.join('')).toContain('打印仓库45')
  const file = Buffer.from(bytes).toString('latin1')
  expect(file).toMatch(/\/MarkInfo <<[^>]*\/Marked true/)
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(file) ?? []
  expect([Number(width), Number(height)].map(Math.round).sort((a, b) => a - b)).toEqual([595, 842])
})
