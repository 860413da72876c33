import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFailed, test } from 'vitest'
import { account, DESKTOP, launchBrowser, ROOT, signedIn } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function post(operation: string, input: unknown, token?: string) {
  const reply = await fetch(`${inject('baseUrl')}/api/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })
  // biome-ignore lint/suspicious/noExplicitAny: answers of all shapes
  return { status: reply.status, body: (await reply.json()) as any }
}

/** An empty park of its own with the demo's director as its director. */
async function newPark(code: string): Promise<string> {
  const { userName, password } = await account('platformAdmin')
  const session = await post('identity.signIn', { userName, password })
  const proof = await post('identity.confirmIdentity', { password }, session.body.accessToken)
  const token = proof.body.accessToken ?? session.body.accessToken
  const parkId = randomUUID()
  expect((await post('parks.createPark', { id: parkId, code, nameZh: '导入演练园区', nameEn: 'Import rehearsal park' }, token)).status).toBe(200)
  const director = await account('parkDirector')
  const users = await post('identity.userList', { search: director.userName }, token)
  const userId = users.body.rows.find((row: { userName: string }) => row.userName === director.userName).id
  expect(
    (await post('identity.addMembership', { id: randomUUID(), userId, scopeKind: 'park', roles: ['parkDirector'], parkIds: [parkId] }, token)).status,
  ).toBe(200)
  return parkId
}

test('an operator imports the plan, finds the narrow corridor, mends it and sees the clause turn to met on the floor plan', async () => {
  await newPark('JOURNEY')
  const { context, page } = await signedIn(browser, 'parkDirector', DESKTOP)

  // 1 The plan comes in as an IMDF archive: dry run first, then confirmed.
  await page.goto('/o/JOURNEY/space/import')
  await page.setInputFiles('input[type=file]', join(ROOT, 'e2e/fixtures/park-plan.imdf.zip'))
  await page.getByRole('button', { name: '上传并预检' }).click()
  await page.getByText('预检通过').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '开始写入' }).click()
  await page.getByText(/已写入 park-plan/).waitFor({ timeout: 60_000 })

  // 2 The clause says which corridor, how wide, and that it is not met.
  await page.goto('/o/JOURNEY/conformity/6.3.1.3-a')
  onTestFailed(async () => void (await page.screenshot({ path: join(tmpdir(), 'zhiyuan-journey.png') })))
  const row = page.getByRole('row', { name: /2F.*公共内走道|公共内走道.*2F|S1-2F/ }).first()
  await row.waitFor({ timeout: 60_000 })
  await expect.poll(() => row.innerText(), { timeout: 30_000 }).toContain('1.05')
  expect(await row.innerText()).toContain('不满足')
  const corridor = page.locator('.plan-window .shape.selected').first()
  await expect.poll(() => corridor.getAttribute('class'), { timeout: 20_000 }).toContain('notMet')

  // 3 Somebody mends the record elsewhere; this page changes without a reload.
  const other = await context.newPage()
  onTestFailed(async () => void (await other.screenshot({ path: join(tmpdir(), 'zhiyuan-journey-record.png') })))
  const record = await page.getByRole('link', { name: '2F 公共内走道' }).last().getAttribute('href')
  await other.goto(String(record))
  await other.getByRole('button', { name: /编辑/ }).first().click()
  await other.getByLabel(/净宽/).first().fill('1.25')
  await other.getByRole('dialog').getByRole('button', { name: /^保存/ }).first().click()
  await other
    .getByText(/已保存/)
    .first()
    .waitFor({ timeout: 10_000 })
  await expect.poll(() => row.innerText(), { timeout: 20_000 }).toContain('1.25')
  expect(await row.innerText()).toContain('满足')
  expect(await row.innerText()).not.toContain('不满足')
  await expect.poll(async () => page.locator('h1').first().locator('xpath=..').innerText(), { timeout: 20_000 }).toContain('满足')
  await expect.poll(() => corridor.getAttribute('class'), { timeout: 20_000 }).toMatch(/\bmet\b/)
  await context.close()
})
