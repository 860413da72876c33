import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { account, ROOT } from './browser.ts'
import { type Caller, OwnInstallation } from './installation.ts'

let own: OwnInstallation
let director: { userName: string; password: string }

beforeAll(async () => {
  own = await OwnInstallation.make()
  director = await account('parkDirector')
  await own.start()
})
afterAll(() => own.remove())

const signIn = (): Promise<Caller> => own.signIn(director.userName, director.password)
const warehouse = (code: string) => ({ code, name: `仓库${code}`, areaM2: 100 })

/** Writes without pause until told to stop or the server is gone; returns the ids whose answer was 200. */
async function writeUntil(call: Caller, isDone: () => boolean, prefix: string): Promise<{ confirmed: string[]; refused: number }> {
  const confirmed: string[] = []
  let refused = 0
  for (let i = 0; !isDone(); i += 1) {
    const id = randomUUID()
    const reply = await call('facilities.saveWarehouse', { id, record: warehouse(`${prefix}-${i}`) }, id).catch(() => undefined)
    if (reply?.status === 200) confirmed.push(id)
    else refused += 1
    // Below the limit of requests a minute, with room for the reading afterwards.
    await new Promise((done) => setTimeout(done, 50))
  }
  return { confirmed, refused }
}

async function missing(call: Caller, ids: readonly string[]): Promise<string[]> {
  const lost: string[] = []
  for (const id of ids) if ((await call('facilities.warehouse', { id })).status !== 200) lost.push(id)
  return lost
}

test('killed in the middle of writes, six times: every confirmed write is there, the next start is clean and quick', async () => {
  for (let round = 0; round < 6; round += 1) {
    const call = await signIn()
    let isDone = false
    const writing = writeUntil(call, () => isDone, `K${round}`)
    await new Promise((done) => setTimeout(done, 300 + round * 130))
    await own.kill()
    isDone = true
    const { confirmed } = await writing
    const seconds = await own.start()
    expect(seconds).toBeLessThan(10)
    expect(confirmed.length).toBeGreaterThan(0)
    expect(await missing(await signIn(), confirmed)).toEqual([])
  }
})

test('a plan import killed half way leaves the old plan or the new one, and finishes after the start', async () => {
  const parkId = randomUUID()
  const platform = await account('platformAdmin')
  const signedIn = await own.signIn(platform.userName, platform.password)
  const proof = await signedIn('identity.confirmIdentity', { password: platform.password })
  const admin: Caller = (operation, input, key) =>
    own.call(operation, input, { authorization: `Bearer ${proof.body.accessToken}`, ...(key ? { 'idempotency-key': key } : {}) })
  expect((await admin('parks.createPark', { id: parkId, code: 'FAULTS', nameZh: '断电测试园区', nameEn: 'Power cut park' })).status).toBe(200)
  const users = (await admin('identity.userList', { search: director.userName })).body.rows as { id: string; userName: string }[]
  const userId = users.find(({ userName }) => userName === director.userName)?.id
  const added = await admin('identity.addMembership', { id: randomUUID(), userId, scopeKind: 'park', roles: ['parkDirector'], parkIds: [parkId] })
  expect(added.status, JSON.stringify(added.body)).toBe(200)
  const inPark =
    (caller: Caller): Caller =>
    (operation, input, key) =>
      caller(operation, { ...(input as object), parkId }, key)
  const call = inPark(await signIn())
  const archiveBase64 = (await readFile(join(ROOT, 'e2e/fixtures/park-plan.imdf.zip'))).toString('base64')
  const before = (await call('parks.profile', {})).body.counts
  const id = randomUUID()
  expect((await call('parks.startPlanImport', { id, fileName: 'plan.zip', archiveBase64 })).status).toBe(200)
  const until = async (states: string[]) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const { body } = await (await signInAgain())('parks.planImport', { id })
      if (states.includes(body.state)) return body
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error('The import does not move')
  }
  let again: Caller | undefined
  const signInAgain = async () => (again ??= inPark(await signIn()))
  const checked = await until(['checked'])
  expect(checked.isImportable, JSON.stringify(checked.issues.slice(0, 3))).toBe(true)
  await call('parks.confirmPlanImport', { id })
  await new Promise((done) => setTimeout(done, 60))
  await own.kill()
  await own.start()
  again = undefined
  const after = (await (await signInAgain())('parks.profile', {})).body.counts
  const whole = { ...before }
  for (const [ledger, count] of Object.entries(checked.counts as Record<string, number>)) if (ledger in whole) whole[ledger] += count
  expect([before, whole]).toContainEqual(after)
  expect((await until(['imported', 'failed'])).state).toBe('imported')
  expect((await (await signInAgain())('parks.profile', {})).body.counts).toEqual(whole)
})

test('the database dies under load: requests get 503 with Retry-After and recover by themselves, nothing confirmed is lost', async () => {
  const call = await signIn()
  let isDone = false
  const statuses = new Set<number>()
  const counted: Caller = async (operation, input, key) => {
    const reply = await call(operation, input, key)
    statuses.add(reply.status)
    if (reply.status === 503) expect(reply.headers.get('retry-after')).toMatch(/^\d+$/)
    return reply
  }
  const writing = Promise.all([1, 2].map((worker) => writeUntil(counted, () => isDone, `D${worker}`)))
  await new Promise((done) => setTimeout(done, 500))
  const postmaster = Number(readFileSync(join(own.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  await new Promise((done) => setTimeout(done, 8_000))
  isDone = true
  const results = await writing
  expect([...statuses].filter((status) => ![200, 503].includes(status))).toEqual([])
  expect(statuses.has(503)).toBe(true)
  const confirmed = results.flatMap((result) => result.confirmed)
  expect(await missing(await signIn(), confirmed.slice(-100))).toEqual([])
  expect((await fetch(`${own.url}/readyz`)).status).toBe(200)
})

test('a polite stop under load ends within ten seconds and breaks no answer', async () => {
  const call = await signIn()
  let isDone = false
  const broken: unknown[] = []
  const reading = Promise.all(
    [1, 2, 3].map(async () => {
      while (!isDone) {
        const reply = await call('facilities.warehouseList', {}).catch((error: Error & { cause?: { code?: string } }) => {
          // Refused after the stop is fine; cut off in the middle is not.
          if (error.cause?.code !== 'ECONNREFUSED') broken.push(error.cause?.code ?? error.message)
          isDone = true
        })
        // A request that comes after the stop began is sent away politely.
        if (reply && ![200, 503].includes(reply.status)) broken.push(reply.status)
      }
    }),
  )
  await new Promise((done) => setTimeout(done, 500))
  const began = performance.now()
  expect(await own.kill('SIGTERM')).toBe(0)
  expect(performance.now() - began).toBeLessThan(10_000)
  isDone = true
  await reading
  expect(broken.filter((item) => item !== 'ECONNRESET' && item !== 'UND_ERR_SOCKET')).toEqual([])
  await own.start()
})

test('a backup restored into another folder holds what was confirmed, and old sessions are void', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyuan-restore-'))
  const call = await signIn()
  const id = randomUUID()
  await call('facilities.saveWarehouse', { id, record: warehouse('BACKUP') })
  const run = (name: string, target: string, dataDir: string) =>
    spawnSync(process.execPath, [join(ROOT, 'tools/run.mjs'), name, target], {
      env: { ...process.env, DATA_DIR: dataDir, ZHIYUAN_KEY: readFileSync(join(own.dataDir, 'keys/master.key'), 'utf8').trim() },
      encoding: 'utf8',
    })
  const backup = run('backup', join(folder, 'backup'), own.dataDir)
  expect(backup.status, backup.stderr).toBe(0)
  const restored = run('restore', join(folder, 'backup'), join(folder, 'data'))
  expect(restored.status, restored.stderr).toBe(0)
  const other = await OwnInstallation.make()
  Object.assign(other, { dataDir: join(folder, 'data') })
  await other.start({ ZHIYUAN_KEY: readFileSync(join(own.dataDir, 'keys/master.key'), 'utf8').trim() })
  const there = await other.signIn(director.userName, director.password)
  expect((await there('facilities.warehouse', { id })).body.record.code).toBe('BACKUP')
  await other.remove()
  await rm(folder, { recursive: true, force: true })
})
