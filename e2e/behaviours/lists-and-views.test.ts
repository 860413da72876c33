import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESKTOP, launchBrowser, signedIn } from '../browser.ts'
import { settled, type TestPark, testPark } from './test-park.ts'

let browser: Browser
let page: Page
let park: TestPark

beforeAll(async () => {
  browser = await launchBrowser()
  park = await testPark('LISTS', ['parkDirector', 'propertyOfficer'], 1)
  for (let n = 1; n <= 27; n += 1) {
    const isEven = n % 2 === 0
    await park.save('facilities.warehouse', { code: `W${String(n).padStart(2, '0')}`, name: `${isEven ? '北' : '南'}仓${n}`, areaM2: isEven ? 100 + n : n })
  }
  page = (await signedIn(browser, 'parkDirector', DESKTOP, 1)).page
})
afterAll(() => browser.close())

const path = (ledger: string, search = '') => `/o/${park.code}/ledgers/${ledger}${search}`
const rows = (on: Page = page) => on.locator('.list-page tbody tr')
const names = async (on: Page = page) => (await rows(on).locator('.row-link').allInnerTexts()).join(' ')
const total = () => page.locator('.pager .total').innerText()

async function open(ledger = 'facilities.warehouse', search = ''): Promise<void> {
  await page.goto(path(ledger, search))
  await rows().first().waitFor()
}

test('4 the address is the state: a copied link shows a colleague the same rows', async () => {
  await open()
  await page.getByRole('searchbox').fill('北仓')
  await expect.poll(total).toBe('共 13 条')
  await page.locator('thead').getByRole('button', { name: '编号' }).click()
  await page.waitForURL(/s=-code/)
  await expect.poll(() => names()).toMatch(/^北仓26 北仓24/)
  const { context, page: theirs } = await signedIn(browser, 'propertyOfficer', DESKTOP, 1)
  await theirs.goto(page.url())
  await rows(theirs).first().waitFor()
  expect(await names(theirs)).toBe(await names())
  await context.close()
})

test('5 views are saved, shared and locked; a dot tells of changes, and a post has its default view', async () => {
  await open()
  const views = page.locator('.list-tools button').first()
  const dot = page.locator('.list-tools .dot')
  expect(await dot.count()).toBe(0)
  await page.getByRole('searchbox').fill('北仓')
  await dot.waitFor()
  const choose = async (name: string) => {
    await views.click()
    await page.getByRole('menuitem', { name }).or(page.getByRole('menuitemradio', { name })).first().click()
  }
  await choose('另存为视图')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('视图名称').fill('北区')
  await dialog.getByLabel(/^锁定/).check()
  await dialog.getByLabel('物业主管').check()
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => views.innerText()).toContain('北区')
  expect(await dot.count()).toBe(0)

  // Changed: the dot is there, a locked view offers no saving, but goes back.
  await page.getByRole('searchbox').fill('北仓2')
  await dot.waitFor()
  await views.click()
  expect(await page.getByText('保存视图', { exact: true }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await choose('还原')
  await expect.poll(total).toBe('共 13 条')

  // The post it is the default of finds it open, others do not, and everything stays one click away.
  const { context, page: theirs } = await signedIn(browser, 'propertyOfficer', DESKTOP, 1)
  await theirs.goto(path('facilities.warehouse'))
  await expect.poll(() => theirs.locator('.list-tools button').first().innerText(), { timeout: 10_000 }).toContain('北区')
  await expect.poll(() => theirs.locator('.pager .total').innerText()).toBe('共 13 条')
  await theirs.locator('.list-tools button').first().click()
  await theirs.getByText('全部', { exact: true }).click()
  await expect.poll(() => theirs.locator('.pager .total').innerText()).toBe('共 27 条')
  await theirs.reload()
  await expect.poll(() => theirs.locator('.pager .total').innerText(), { timeout: 10_000 }).toBe('共 27 条')
  await context.close()
  await open()
  await settled(page)
  expect(await total()).toBe('共 27 条')
})

test('6 columns are hidden, ordered, widened and pinned; that survives a reload and goes back to the default', async () => {
  await open()
  const headers = async () => (await page.locator('thead th').allInnerTexts()).map((text) => text.trim()).filter(Boolean)
  const before = await headers()
  const settings = page.getByRole('button', { name: '列设置' })
  await settings.click()
  await page.getByRole('checkbox', { name: '验收文号' }).uncheck()
  await page.getByRole('button', { name: '固定 编号' }).click()
  await page.getByLabel('编号 的宽度（像素）').fill('180')
  await page.getByRole('radio', { name: '紧凑' }).check()
  await page.keyboard.press('Escape')
  // Dragging the edge of a header changes its width as well.
  const name = page.locator('th[data-column=name]')
  const box = await name.boundingBox()
  if (!box) throw new Error('no header')
  await page.mouse.move(box.x + box.width - 3, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 60, box.y + 10, { steps: 4 })
  await page.mouse.up()
  // What was set is kept on the server a moment later.
  await page.waitForLoadState('networkidle')
  await page.reload()
  await rows().first().waitFor()
  expect(await headers()).not.toContain('验收文号')
  expect((await headers())[0]).toBe('编号')
  expect(await page.locator('th[data-column=code]').evaluate((cell: HTMLElement) => cell.offsetWidth)).toBe(180)
  expect(
    await rows()
      .first()
      .locator('td', { hasText: 'W01' })
      .first()
      .evaluate((cell) => getComputedStyle(cell).position),
  ).toBe('sticky')
  expect(await name.evaluate((cell: HTMLElement) => cell.offsetWidth)).toBeGreaterThan(box.width + 40)
  expect(await page.locator('table.list.compact').count()).toBe(1)
  await settings.click()
  await page.getByRole('button', { name: '恢复默认' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(headers).toEqual(before)
})

test('7 the bulk bar counts, takes all pages, and tells row by row what failed', async () => {
  for (let n = 1; n <= 22; n += 1) await park.save('parks.building', { code: `B${String(n).padStart(2, '0')}`, name: `${n}号楼`, uses: ['plant'], storeys: 5 })
  const found = await park.call('parks.buildingList', { limit: 2, sort: 'code' })
  for (const { id, code } of found.body.rows) await park.save('parks.level', { code: `${code}-1F`, name: '1F', building: id, ordinal: 0, storeyKind: 'normal' })
  await open('parks.building')
  await page.getByRole('checkbox', { name: '选择本页全部' }).check()
  await page.getByText('已选 20 项').waitFor()
  await page.getByRole('button', { name: '全选 22 条' }).click()
  await page.getByText('已选 22 项').waitFor()
  await page.getByRole('button', { name: '取消选择' }).click()
  for (let at = 0; at < 12; at += 1) await rows().nth(at).getByRole('checkbox').check()
  await page.getByText('已选 12 项').waitFor()
  await page.locator('.bulk-bar').getByRole('button', { name: '删除' }).click()
  const result = page.locator('.notice', { hasText: '成功 10，失败 2' })
  await result.waitFor({ timeout: 20_000 })
  expect(await result.innerText()).toMatch(/1号楼：.*引用[\s\S]*2号楼：.*引用/)
  await page.getByText('已选 2 项').waitFor()
  await expect.poll(total).toBe('共 12 条')
  expect(await rows().locator('input:checked').count()).toBe(2)
})

test('8 removing asks nothing and can be undone: the same record is back', async () => {
  await open('facilities.warehouse', '?q=W03')
  const id = await rows().first().getAttribute('data-id')
  await page.getByRole('button', { name: '南仓3 的操作' }).click()
  await page.getByRole('menuitem', { name: '删除' }).click()
  await page.getByText('没有符合条件的仓库').waitFor()
  await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
  await rows().first().waitFor()
  expect(await rows().first().getAttribute('data-id')).toBe(id)
})

test('11 emptiness says why, with the way on: never any, nothing found, no permission', async () => {
  await page.goto(path('facilities.canteen'))
  const empty = page.locator('.empty')
  await empty.waitFor()
  expect(await empty.innerText()).toContain('还没有餐饮场所')
  await empty.getByRole('button', { name: '新建' }).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await open('facilities.warehouse', '?q=W03')
  await page.getByRole('searchbox').fill('没有的东西')
  await page.getByText('没有符合条件的仓库').waitFor()
  await empty.getByRole('button', { name: '清除筛选' }).click()
  await expect.poll(total).toBe('共 27 条')
  const { context, page: theirs } = await signedIn(browser, 'supervisor')
  await theirs.goto('/s/ledgers/workbench.nothing')
  await theirs.getByRole('heading', { name: '没有这个页面' }).waitFor()
  await context.close()
})

test('12 lists and records come without a jump, and old rows stay while new ones are fetched', async () => {
  await open()
  await page.addInitScript(() => {
    const shifts = window as unknown as { shift: number }
    shifts.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) shifts.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await open()
  await settled(page)
  await rows().locator('.row-link').nth(2).click()
  await page.getByRole('dialog').locator('.facts').waitFor()
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.05)
  await page.keyboard.press('Escape')
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/api/facilities.warehouseList*', async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('searchbox').fill('北仓')
  await page.locator('table.list[aria-busy=true]').waitFor()
  expect(await rows().count()).toBe(20)
  release()
  await expect.poll(total).toBe('共 13 条')
  await page.unroute('**/api/facilities.warehouseList*')
})

test('13 a new record lands first and glows for a moment; coming back finds the list where it was', async () => {
  await open()
  await page.getByRole('button', { name: '新建' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^编号/).fill('Z99')
  await dialog.getByLabel(/^名称/).fill('最后一个仓库')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  const first = rows().first()
  await expect.poll(() => first.innerText()).toContain('最后一个仓库')
  expect(await first.getAttribute('class')).toContain('highlight')
  await expect.poll(async () => (await first.getAttribute('class')) ?? '', { timeout: 3_500 }).not.toContain('highlight')

  const top = () => page.evaluate(() => document.scrollingElement?.scrollTop ?? 0)
  await page.setViewportSize({ width: 1440, height: 500 })
  await rows().nth(15).scrollIntoViewIfNeeded()
  const before = await top()
  expect(before).toBeGreaterThan(50)
  await rows().nth(15).locator('.row-link').click()
  await dialog.locator('.facts').waitFor()
  await page.goBack()
  await dialog.waitFor({ state: 'detached' })
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2)
  await page.setViewportSize({ width: 1440, height: 900 })
})
