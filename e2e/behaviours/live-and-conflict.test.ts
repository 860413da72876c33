import { createServer, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { account, DESKTOP, launchBrowser, signedIn } from '../browser.ts'
import { type TestPark, testPark } from './test-park.ts'

let browser: Browser
let park: TestPark

beforeAll(async () => {
  browser = await launchBrowser()
  park = await testPark('LIVE', ['parkDirector', 'propertyOfficer'])
})
afterAll(() => browser.close())

const path = (search = '') => `/o/${park.code}/ledgers/facilities.warehouse${search}`

test('10 two people change one record: the second sees both, field by field, and decides', async () => {
  const id = await park.save('facilities.warehouse', { code: 'W1', name: '原名', areaM2: 100 })
  const edit = async (page: Page, values: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(values))
      await page
        .getByRole('dialog')
        .getByLabel(new RegExp(`^${label}`))
        .fill(value)
  }
  const [mine, theirs] = [await signedIn(browser, 'parkDirector'), await signedIn(browser, 'propertyOfficer')]
  for (const { page } of [mine, theirs]) {
    await page.goto(path(`?edit=${id}`))
    await page.getByRole('dialog').getByLabel(/^名称/).waitFor()
  }
  await edit(theirs.page, { 名称: '对方的名字', 面积: '120', 验收文号: '验〔2026〕1 号' })
  await theirs.page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await theirs.page.getByRole('dialog').waitFor({ state: 'detached' })
  await edit(mine.page, { 名称: '我的名字', 面积: '130' })
  await mine.page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  const conflict = mine.page.getByRole('dialog').filter({ hasText: '这条记录刚被别人改过' }).last()
  await conflict.locator('tbody tr').nth(2).waitFor()
  expect(await conflict.locator('tbody tr').count()).toBe(3)
  expect(await conflict.locator('tbody').innerText()).toMatch(/我的名字[\s\S]*对方的名字[\s\S]*130[\s\S]*120[\s\S]*验〔2026〕1 号/)
  // What I did not touch is theirs unless I say otherwise; for the rest I choose.
  expect(await conflict.getByRole('radio', { name: '验收文号: 对方的' }).isChecked()).toBe(true)
  expect(await conflict.getByRole('radio', { name: '名称: 我的' }).isChecked()).toBe(true)
  await conflict.getByRole('radio', { name: '面积: 对方的' }).check()
  await conflict.getByRole('button', { name: '按所选保存' }).click()
  await mine.page.getByRole('dialog').first().waitFor({ state: 'detached' })
  expect((await park.call('facilities.warehouse', { id })).body.record).toMatchObject({
    name: '我的名字',
    areaM2: 120,
    acceptanceNo: '验〔2026〕1 号',
    version: 3,
  })
  await Promise.all([mine.context.close(), theirs.context.close()])
})

/** Stands between browser and product and can cut the live stream as a broken line does. */
class Line {
  readonly #server: Server
  readonly #streams = new Set<ServerResponse>()
  isCut = false

  constructor() {
    this.#server = createServer((incoming, outgoing) => {
      const isLive = incoming.url?.startsWith('/api/live') ?? false
      if (isLive && this.isCut) return void outgoing.writeHead(503).end()
      if (isLive) this.#streams.add(outgoing)
      const onward = request(`${inject('baseUrl')}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      })
      onward.on('error', () => outgoing.destroy())
      outgoing.on('close', () => onward.destroy())
      incoming.pipe(onward)
    })
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  cut(): void {
    this.isCut = true
    for (const stream of this.#streams) stream.destroy()
    this.#streams.clear()
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

test('19 when the live stream stops, a banner and marks on the numbers say so within ten seconds, and go when it is back', async () => {
  const line = new Line()
  const context = await browser.newContext({ ...DESKTOP, baseURL: await line.open() })
  const page = await context.newPage()
  const { userName, password } = await account('parkDirector')
  await page.goto('/sign-in')
  await page.getByLabel(/^用户名/).fill(userName)
  await page.getByLabel(/^密码/).fill(password)
  const streaming = page.waitForResponse((reply) => reply.url().endsWith('/api/live') && reply.ok())
  await page.getByRole('button', { name: '登录' }).click()
  await streaming
  await page.goto('/o/ZY-DEMO/ledgers/parks.building')
  await page.locator('tbody tr').first().waitFor()
  const banner = page.getByText('实时连接已断开，数据可能不是最新')
  expect(await banner.count()).toBe(0)
  await page.waitForResponse((reply) => reply.url().endsWith('/api/live') && reply.ok()).catch(() => undefined)
  line.cut()
  await banner.waitFor({ timeout: 10_000 })
  expect(await page.locator('.pager').innerText()).toContain('已过期')
  line.isCut = false
  await banner.waitFor({ state: 'detached', timeout: 10_000 })
  expect(await page.locator('.pager').innerText()).not.toContain('已过期')
  await context.close()
  line.close()
})
