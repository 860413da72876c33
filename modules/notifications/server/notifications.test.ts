import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { createServer as createTcp } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { command, inPark } from '#kernel/operation.ts'
import { type Module, route } from '#kernel/server/module.ts'
import { startTestServer } from '#kernel/testing.ts'
import * as contract from '../contract.ts'
import { notificationsModule } from './module.ts'

// Another module that asks for messages and reminders, as to-dos and findings do.
const ask = command({
  name: 'parks.tell',
  title: { zh: '', en: '' },
  roles: ['parkDirector'],
  scope: 'park',
  input: z.object({ ...inPark, message: z.record(z.string(), z.unknown()).optional(), reminder: z.record(z.string(), z.unknown()).optional() }),
  output: z.object({ ok: z.boolean() }),
})
const asking: Module = {
  name: 'parks',
  routes: [
    route(ask, async ({ parkId, message, reminder }, { call, emit }) => {
      if (message) await call(contract.notify, message as never)
      if (reminder) await emit(contract.reminderSet, { parkId, ...reminder } as never)
      return { ok: true }
    }),
  ],
}
const server = await startTestServer([notificationsModule, asking])
const received: { url: string; body: Record<string, unknown> }[] = []
let robotAnswer = '{"errcode":0}'
const robot = createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request) text += chunk
  received.push({ url: String(request.url), body: JSON.parse(text) })
  response.end(robotAnswer)
})
await new Promise<void>((done) => robot.listen(0, '127.0.0.1', done))
const robotHost = `127.0.0.1:${(robot.address() as { port: number }).port}`
afterAll(async () => {
  robot.close()
  await server[Symbol.asyncDispose]()
})
beforeEach(() => {
  received.length = 0
  robotAnswer = '{"errcode":0}'
  process.env.WEBHOOK_ALLOW = robotHost
})

const message = {
  kind: 'safety.hazard',
  title: { zh: '新的隐患', en: 'New hazard' },
  body: { zh: '三号楼消防通道被占', en: 'Fire lane blocked' },
  path: '/o/safety',
}

async function member(parkId: string, userId: string, roles: string[], companyId: string | null = null): Promise<void> {
  await server.asSystem([parkId], async (db) => {
    await sql`insert into identity.user (id, user_name, display_name, password_hash) values (${userId}, ${`u${userId.slice(0, 12)}`}, '某人', 'x')`.execute(db)
    await sql`insert into identity.membership (id, user_id, scope_kind, roles, park_id, company_id) values (${randomUUID()}, ${userId}, ${companyId ? 'company' : 'park'}, ${roles}::text[], ${parkId}, ${companyId})`.execute(
      db,
    )
  })
}

test('a message reaches people by name and by post, once for one key, and only their own inbox', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const officer = park.userWho('safetyOfficer')
  const clerk = park.companyUser(randomUUID(), 'companyAdmin')
  await member(park.parkId, officer.userId, ['safetyOfficer'])
  await director.send(ask, { message: { ...message, users: [director.userId], roles: ['safetyOfficer'], key: 'h1' } })
  await director.send(ask, { message: { ...message, users: [director.userId], roles: ['safetyOfficer'], key: 'h1' } })
  await server.settle()
  for (const user of [director, officer]) expect((await user.send(contract.unreadCount, {})).body).toEqual({ count: 1, byKind: { 'safety.hazard': 1 } })
  const inbox = (await officer.send(contract.inbox, {})).body
  expect(inbox).toMatchObject({ rows: [{ title: { zh: '新的隐患' }, path: '/o/safety', readAt: null }], nextCursor: null, unread: { count: 1 } })
  expect((await clerk.send(contract.inbox, {})).body.rows).toEqual([])
  expect((await (await server.newPark()).userWho('safetyOfficer').send(contract.inbox, {})).body.rows).toEqual([])
  expect((await director.send(contract.markRead, { ids: [inbox.rows[0].id] })).body.changed).toBe(0)
  expect((await officer.send(contract.markRead, { ids: [inbox.rows[0].id] })).body.changed).toBe(1)
  expect((await officer.send(contract.unreadCount, {})).body.count).toBe(0)
  expect((await officer.send(contract.markRead, { ids: [inbox.rows[0].id], isRead: false })).body.changed).toBe(1)
  expect((await officer.send(contract.markAllRead, {})).body.changed).toBe(1)
  expect((await director.send(contract.notify, { ...message, users: [] })).status).toBe(403)
})

test('a company’s message reaches that company’s people with the role, nobody else', async () => {
  const park = await server.newPark()
  const [ours, theirs] = [randomUUID(), randomUUID()]
  const users = [park.companyUser(ours, 'companyAdmin'), park.companyUser(ours, 'companyClerk'), park.companyUser(theirs, 'companyAdmin')]
  await member(park.parkId, users[0]?.userId ?? '', ['companyAdmin'], ours)
  await member(park.parkId, users[1]?.userId ?? '', ['companyClerk'], ours)
  await member(park.parkId, users[2]?.userId ?? '', ['companyAdmin'], theirs)
  await park.userWho('parkDirector').send(ask, { message: { ...message, companyId: ours, roles: ['companyAdmin'] } })
  await server.settle()
  const counts = []
  for (const user of users) counts.push((await user.send(contract.unreadCount, {})).body.count)
  expect(counts).toEqual([1, 0, 0])
})

test('the inbox pages by key and meets every message once', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  for (let i = 0; i < 7; i += 1) await director.send(ask, { message: { ...message, title: { zh: `第 ${i}`, en: `${i}` }, users: [director.userId] } })
  await server.settle()
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { rows: { id: string }[]; nextCursor: string | null } = (await director.send(contract.inbox, { limit: 3, ...(cursor ? { cursor } : {}) })).body
    seen.push(...page.rows.map((row: { id: string }) => row.id))
    cursor = page.nextCursor
  } while (cursor)
  expect(new Set(seen).size).toBe(7)
  expect(seen.length).toBe(7)
})

test('the ladder reminds on its days, stops when the thing is done, and follows the park’s own steps', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const reminder = { source: 'todo:1', kind: 'conformity.task', title: { zh: '提交证据', en: 'Evidence' }, dueOn: '2026-12-23', users: [director.userId] }
  const day = async (date: string) => {
    server.setClock(() => new Date(`${date}T01:00:00Z`))
    await server.asSystem([park.parkId], (db) => sql`select kernel.add_job('notifications.climbLadders', '{}')`.execute(db))
    await server.settle()
    return (await director.send(contract.inbox, {})).body.rows.map((row: { title: { zh: string } }) => row.title.zh)
  }
  await director.send(ask, { reminder })
  await server.settle()
  expect(await day('2026-11-01')).toEqual([])
  expect(await day('2026-12-16')).toEqual(['还有 7 天到期：提交证据'])
  expect(await day('2026-12-16')).toHaveLength(1)
  expect(await day('2026-12-24')).toHaveLength(2)
  await director.send(contract.saveLadder, { days: [-3, 5] })
  expect((await director.send(contract.ladder, {})).body).toEqual({ days: [5, -3], isDefault: false })
  expect(await day('2026-12-26')).toHaveLength(3)
  await director.send(ask, { reminder: { ...reminder, dueOn: '2027-03-01' } })
  await server.settle()
  expect(await day('2027-02-25')).toHaveLength(4)
  await director.send(ask, { reminder: { ...reminder, dueOn: null } })
  await server.settle()
  expect(await day('2027-03-04')).toHaveLength(4)
  server.setClock(undefined)
  expect((await park.userWho('safetyOfficer').send(contract.saveLadder, { days: null })).status).toBe(403)
})

test('a robot is told, its secret is never shown, and kinds it does not want stay away', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const webhook = {
    id: randomUUID(),
    name: '安全群',
    channel: 'dingtalk',
    url: `http://${robotHost}/robot/send?access_token=t`,
    secret: 'SEC',
    kinds: ['safety.hazard'],
  }
  expect((await director.send(contract.saveWebhook, webhook)).status).toBe(200)
  expect((await park.userWho('safetyOfficer').send(contract.webhookList, {})).status).toBe(403)
  expect((await (await server.newPark()).userWho('parkDirector').send(contract.removeWebhook, { id: webhook.id })).status).toBe(404)
  await director.send(ask, { message: { ...message, users: [director.userId] } })
  await director.send(ask, { message: { ...message, kind: 'other.thing', users: [director.userId] } })
  await server.settle()
  expect(received).toHaveLength(1)
  expect(received[0]?.url).toMatch(/access_token=t&timestamp=\d+&sign=/)
  expect(received[0]?.body).toEqual({ msgtype: 'text', text: { content: '新的隐患\n三号楼消防通道被占' } })
  const listed = (await director.send(contract.webhookList, {})).body
  expect(listed.webhooks).toMatchObject([{ name: '安全群', host: robotHost, hasSecret: true, lastState: 'sent' }])
  expect(JSON.stringify(listed)).not.toContain('access_token')
  const stored = await server.asSystem([park.parkId], async (db) =>
    JSON.stringify([
      (await sql`select * from notifications.webhook`.execute(db)).rows,
      (await sql`select after from audit.entry where park_id = ${park.parkId}`.execute(db)).rows,
    ]),
  )
  expect(stored).not.toContain('access_token')
  expect(stored).not.toContain('"SEC"')
})

test('an address inside the network is refused when saved and when the rule came later', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const webhook = { id: randomUUID(), name: '群', channel: 'wecom', url: `http://${robotHost}/x` }
  for (const url of ['https://127.0.0.1/x', 'http://example.com/', 'https://169.254.169.254/latest'])
    expect((await director.send(contract.saveWebhook, { ...webhook, url })).body.code, url).toBe('notifications.address_not_allowed')
  await director.send(contract.saveWebhook, webhook)
  process.env.WEBHOOK_ALLOW = ''
  await director.send(ask, { message: { ...message, users: [director.userId] } })
  await server.settle()
  expect(received).toEqual([])
  expect((await director.send(contract.deliveryLog, {})).body.deliveries).toMatchObject([{ state: 'dead', attempts: 1, target: '群' }])
})

test('what a robot refuses is tried five times with growing waits, then dead; the inbox has it all the same', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  robotAnswer = '{"errcode":310000,"errmsg":"sign not match"}'
  await director.send(contract.saveWebhook, { id: randomUUID(), name: '群', channel: 'wecom', url: `http://${robotHost}/x` })
  await director.send(ask, { message: { ...message, users: [director.userId] } })
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await server.settle()
    expect((await director.send(contract.deliveryLog, {})).body.deliveries).toMatchObject([
      { state: attempt < 5 ? 'failed' : 'dead', attempts: attempt, lastError: '310000 sign not match' },
    ])
    await server.asSystem([park.parkId], (db) => sql`update graphile_worker._private_jobs set run_at = now()`.execute(db))
  }
  await server.settle()
  expect(received).toHaveLength(5)
  expect((await director.send(contract.unreadCount, {})).body.count).toBe(1)
})

test('mail goes to those who asked for it when a server is set up, and nothing is queued when none is', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  expect((await director.send(contract.mailSettings, {})).body).toEqual({ address: null, isOffered: false })
  await director.send(contract.setMail, { address: 'wang@example.com' })
  await director.send(ask, { message: { ...message, users: [director.userId] } })
  await server.settle()
  expect((await director.send(contract.deliveryLog, {})).body.deliveries).toEqual([])
  let mail = ''
  const smtp = createTcp((socket) => {
    let isData = false
    socket.write('220 test\r\n')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      mail += text
      if (isData) {
        if (text.endsWith('\r\n.\r\n')) {
          isData = false
          socket.write('250 ok\r\n')
        }
      } else if (/^EHLO/i.test(text)) socket.write('250 test\r\n')
      else if (/^DATA/i.test(text)) {
        isData = true
        socket.write('354 go\r\n')
      } else socket.write(/^QUIT/i.test(text) ? '221 bye\r\n' : '250 ok\r\n')
    })
  })
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
  process.env.SMTP_URL = `smtp://127.0.0.1:${(smtp.address() as { port: number }).port}?ignoreTLS=true`
  process.env.SMTP_FROM = 'park@example.com'
  await director.send(ask, { message: { ...message, users: [director.userId] } })
  await server.settle()
  delete process.env.SMTP_URL
  smtp.close()
  expect((await director.send(contract.deliveryLog, {})).body.deliveries).toMatchObject([{ channel: 'mail', state: 'sent' }])
  expect(mail).toContain('RCPT TO:<wang@example.com>')
  const stored = await server.asSystem([park.parkId], async (db) => JSON.stringify((await sql`select * from notifications.mail_address`.execute(db)).rows))
  expect(stored).not.toContain('wang@')
})
