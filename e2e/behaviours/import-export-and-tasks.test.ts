import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, ROOT, signedIn } from '../browser.ts'
import { type TestPark, testPark } from './test-park.ts'

let browser: Browser
let page: Page
let park: TestPark

beforeAll(async () => {
  browser = await launchBrowser()
  park = await testPark('SHEETS')
  for (const code of ['B1', 'C1']) await park.save('parks.building', { code, name: `${code} 厂房`, uses: ['plant'], storeys: 5 })
  page = (await signedIn(browser, 'parkDirector')).page
})
afterAll(() => browser.close())

const path = (search = '') => `/o/${park.code}/ledgers/facilities.warehouse${search}`
const dialog = () => page.getByRole('dialog')
const tray = () => page.getByRole('button', { name: /^任务托盘/ })

/** Uploads a file into the wizard and waits for what the check says. */
async function check(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto(path('?import=1'))
  await dialog().getByRole('button', { name: '下一步' }).click()
  await page.setInputFiles('input[type=file]', file)
  await dialog().getByRole('button', { name: '预检' }).click()
}

async function download(name: string): Promise<Buffer> {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name }).first().click()
  return readFile(await (await started).path())
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('16 10,000 rows with 37 errors: progress, leave and come back, a file of the 37, and only those are added afterwards', async () => {
  await check({ name: '仓库.xlsx', mimeType: XLSX, buffer: await readFile(join(ROOT, 'e2e/fixtures/warehouses-37-errors.xlsx')) })
  // While it goes on, something moves at least every two seconds.
  const steps: { at: number; text: string }[] = []
  const importing = dialog().getByRole('button', { name: /^导入 [\d,]+ 条$/ })
  while ((await importing.count()) === 0 || (await importing.isDisabled())) {
    const text = await dialog().innerText()
    if (text !== steps.at(-1)?.text) steps.push({ at: performance.now(), text })
    await page.waitForTimeout(100)
    if (performance.now() - (steps[0]?.at ?? 0) > 60_000) throw new Error(`The check does not end: ${text}`)
  }
  expect(await dialog().innerText()).toMatch(/9,963[\s\S]*37/)
  await importing.click()
  await dialog().getByRole('button', { name: '转入后台' }).click()
  await page.goto(`/o/${park.code}/space/buildings`)
  await tray().click()
  const task = page.locator('.tray li').first()
  await expect.poll(() => task.innerText(), { timeout: 90_000 }).toContain('下载')
  expect((await park.call('facilities.warehouseList', { limit: 1 })).body.total).toBe(9_963)

  const errors = (await readXlsx(await download('下载'))).sheets[0]?.rows ?? []
  expect(errors.length).toBe(38)
  // Mended: every wrong cell emptied or made sound, sent again.
  const head = errors[0]?.map(String) ?? []
  const codeAt = head.findIndex((title) => title.startsWith('编号'))
  const nameAt = head.findIndex((title) => title.startsWith('名称'))
  const mended = errors
    .slice(1)
    .map((_, at) => head.map((_title, column) => (column === codeAt ? `M-${at}` : column === nameAt ? `改好的仓库${at}` : '')).join(','))
  await check({ name: '改好.csv', mimeType: 'text/csv', buffer: Buffer.from([`\ufeff${head.join(',')}`, ...mended].join('\r\n')) })
  await dialog().getByRole('button', { name: '导入 37 条' }).click()
  await dialog().getByText('成功 37 条，失败 0 条').waitFor({ timeout: 30_000 })
  expect((await park.call('facilities.warehouseList', { limit: 1 })).body.total).toBe(10_000)
})

test('17 an export goes on in the tray while its starter is elsewhere, and is downloaded there', async () => {
  await page.goto(path('?q=改好的仓库'))
  await page.locator('tbody tr').first().waitFor()
  await page.getByRole('button', { name: '导出' }).click()
  await dialog().getByRole('button', { name: '导出' }).click()
  await dialog().waitFor({ state: 'detached' })
  await page.locator('#side-menu a', { hasText: '楼宇房源' }).click()
  await tray().click()
  const task = page.locator('.tray li', { hasText: '导出' }).first()
  await task.getByRole('link', { name: '下载' }).waitFor({ timeout: 30_000 })
  const started = page.waitForEvent('download')
  await task.getByRole('link', { name: '下载' }).click()
  const file = await started
  expect(file.suggestedFilename()).toMatch(/仓库.*\d{4}-?\d{2}-?\d{2}.*\.xlsx$/)
  const rows = (await readXlsx(await readFile(await file.path()))).sheets[0]?.rows ?? []
  expect(rows.filter((row) => row.some((cell) => String(cell).startsWith('M-'))).length).toBe(37)
})
