import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, signedIn } from '../browser.ts'
import { type TestPark, testPark } from './test-park.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let park: TestPark

beforeAll(async () => {
  browser = await launchBrowser()
  park = await testPark('FORMS')
  await park.save('facilities.warehouse', { code: 'W1', name: '一号仓库', areaM2: 100 })
  ;({ context, page } = await signedIn(browser, 'parkDirector'))
})
afterAll(() => browser.close())

const path = (search = '') => `/o/${park.code}/ledgers/facilities.warehouse${search}`
const dialog = (on: Page = page) => on.getByRole('dialog')

test('9 a save that does not get through says why, keeps what was typed and leaves the list as it is', async () => {
  await page.goto(path())
  await page.locator('tbody tr').first().waitFor()
  await page.locator('.row-link').first().focus()
  await page.keyboard.press('e')
  const area = dialog().getByLabel(/^面积/)
  await area.fill('120')
  await page.route('**/api/facilities.saveWarehouse', (route) => route.abort())
  await dialog().getByRole('button', { name: '保存' }).click()
  await dialog().getByText('网络不通').waitFor()
  expect(await area.inputValue()).toBe('120')
  expect(await page.locator('tbody tr').first().innerText()).toContain('100')
  await page.unroute('**/api/facilities.saveWarehouse')
  await dialog().getByRole('button', { name: '保存' }).click()
  await dialog().waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('tbody tr').first().innerText()).toContain('120')
})

test('14 what was typed survives a killed page and another device, and is gone once it was sent', async () => {
  await page.goto(path('?new=1'))
  const kept = page.waitForResponse((reply) => reply.url().includes('workbench.saveDraft') && reply.ok())
  await dialog().getByLabel(/^名称/).fill('打到一半的仓库')
  await kept
  await page.close({ runBeforeUnload: false })

  page = await context.newPage()
  await page.goto(path('?new=1'))
  await dialog().getByRole('button', { name: '恢复草稿' }).click()
  expect(await dialog().getByLabel(/^名称/).inputValue()).toBe('打到一半的仓库')

  const { context: elsewhere, page: other } = await signedIn(browser, 'parkDirector')
  await other.goto(path('?new=1'))
  await dialog(other).getByRole('button', { name: '恢复草稿' }).click()
  expect(await dialog(other).getByLabel(/^名称/).inputValue()).toBe('打到一半的仓库')
  await dialog(other).getByLabel(/^编号/).fill('W14')
  const gone = other.waitForResponse((reply) => reply.url().includes('workbench.removeDraft') && reply.ok())
  await dialog(other).getByRole('button', { name: '保存' }).click()
  await gone
  await elsewhere.close()
  expect((await park.call('facilities.warehouseList', { search: 'W14' })).body.total).toBe(1)

  const { context: third, page: fresh } = await signedIn(browser, 'parkDirector')
  const asked = fresh.waitForResponse((reply) => reply.url().includes('workbench.draft?'))
  await fresh.goto(path('?new=1'))
  expect((await (await asked).json()).draft).toBe(null)
  expect(await dialog(fresh).getByRole('button', { name: '恢复草稿' }).count()).toBe(0)
  await third.close()
})

test('15 errors stand in plain words beside the fields, the first one has the focus, and pasted digits are understood', async () => {
  await page.goto(path('?new=1'))
  const discard = dialog().getByRole('button', { name: '丢弃草稿' })
  await discard.click()
  await dialog().getByRole('button', { name: '保存' }).click()
  const code = dialog().getByLabel(/^编号/)
  await expect.poll(() => code.evaluate((field) => field === document.activeElement)).toBe(true)
  const described = await code.getAttribute('aria-describedby')
  expect(await page.locator(`[id="${described?.split(' ')[0]}"]`).innerText()).toBe('请填写编号')
  await dialog().getByText('有 2 处需要修改').waitFor()
  await dialog().getByRole('link', { name: '请填写名称' }).click()
  expect(
    await dialog()
      .getByLabel(/^名称/)
      .evaluate((field) => field === document.activeElement),
  ).toBe(true)
  await code.fill(' W15 ')
  await dialog().getByLabel(/^名称/).fill('十五号仓库')
  await dialog().getByLabel(/^面积/).fill('很大')
  await dialog().getByRole('button', { name: '保存' }).click()
  await dialog().getByText('面积要填数字，例如 12.5').first().waitFor()
  await dialog().getByLabel(/^面积/).fill('１，２３４．５')
  await dialog().getByRole('button', { name: '保存' }).click()
  await dialog().waitFor({ state: 'detached' })
  expect((await park.call('facilities.warehouseList', { search: 'W15' })).body.rows).toMatchObject([{ code: 'W15', areaM2: 1234.5 }])
})
