import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, exported, listen, plantInPark, plantOwn, query } from './canary.ts'
import { type DocumentedOperation, documentedOperations } from './documented-operations.ts'
import { attemptsOf, judged, Sight } from './foreign-ids.ts'
import { OwnInstallation } from './installation.ts'
import { ANONYMOUS, eachOf, type Principal, send, signedInPeople } from './principals.ts'
import { valueFor } from './schema-values.ts'

/** Stands in the data of park 2 and of its people, and of one company of park 1; nobody else may ever read it. */
const CANARY = `金丝雀${randomUUID().slice(0, 8)}`

let own: OwnInstallation
let operations: DocumentedOperation[]
let people: Principal[]

beforeAll(async () => {
  own = await OwnInstallation.make()
  // Behind a proxy of its own the test can give every anonymous call another address.
  await own.start({ TRUST_PROXY: '127.0.0.1' })
  operations = await documentedOperations(own.url)
  people = await signedInPeople(own.url, ({ park, userName }) => park !== 'MY-DEMO' || ['director2', 'boss2a'].includes(userName))
})
afterAll(() => own.remove())

function named(userName: string): Principal {
  const found = people.find((person) => person.userName === userName)
  if (!found) throw new Error(`No demo account ${userName}`)
  return found
}

function may(who: Principal, operation: DocumentedOperation): boolean {
  return operation.roles.some((role) => who.roles.includes(role))
}

/** Everything of a park that carries a version, to see later that nothing moved. */
async function fingerprint(director: Principal): Promise<string> {
  const lines: string[] = []
  for (const operation of operations.filter(({ name, scope }) => scope === 'park' && name.endsWith('List'))) {
    const { status, body } = await send(own.url, director, operation, valueFor(operation.input) as Record<string, unknown>)
    if (status !== 200 || !Array.isArray(body.rows)) continue
    for (const { id, version, updatedAt } of body.rows) if (version !== undefined) lines.push(`${operation.name} ${id} ${version} ${updatedAt}`)
  }
  return lines.join('\n')
}

async function successes(attempts: ReturnType<typeof attemptsOf>): Promise<string[]> {
  const found: string[] = []
  await eachOf(attempts, 6, async (attempt) => {
    const story = await judged(own.url, attempt)
    if (story) found.push(story)
  })
  return found
}

test('nothing of another park is told or changed by naming it', async () => {
  const director2 = named('director2')
  await plantInPark(own.url, director2, CANARY)
  await plantOwn(own.url, director2, CANARY)
  const inPark = operations.filter(({ scope }) => scope === 'park' || scope === 'self' || scope === 'parks')
  const local = people.filter((person) => person.parkId === named('director1').parkId && !person.roles.includes('supervisor'))
  const seen = await Promise.all([Sight.of(own.url, named('director1'), operations), Sight.of(own.url, named('supervisor'), [])])
  const foreign = (await Sight.of(own.url, director2, inPark)).without(seen)
  expect(foreign.all.size).toBeGreaterThan(200)
  const before = await fingerprint(director2)
  expect(before.split('\n').length).toBeGreaterThan(100)

  const attempts = inPark.flatMap((operation, index) => {
    const able = local.filter((person) => may(person, operation))
    const who = able[index % Math.max(1, able.length)]
    if (!who) return []
    const named = attemptsOf(who, operation, foreign)
    const inOtherPark = named.filter((_, at) => at === 0).map((one) => ({ ...one, input: { ...one.input, parkId: director2.parkId } }))
    return [...named, ...(operation.scope === 'park' ? inOtherPark : [])]
  })
  expect(attempts.length).toBeGreaterThan(500)
  expect(await successes(attempts)).toEqual([])

  const wholePark: string[] = []
  await eachOf(
    operations.filter(({ scope }) => scope === 'park'),
    6,
    async (operation) => {
      for (const who of local.filter((person) => may(person, operation)).slice(0, 2)) {
        const { status, text } = await send(own.url, who, operation, { ...(valueFor(operation.input) as object), parkId: director2.parkId })
        if (![401, 403, 404].includes(status)) wholePark.push(`${operation.name} as ${who.userName}: ${status} ${text.slice(0, 200)}`)
      }
    },
  )
  expect(wholePark).toEqual([])
  expect(await fingerprint(director2)).toBe(before)
})

test('what one company or person owns stays with them', async () => {
  const pairs = [
    ['boss1b', ['boss1a', 'clerk1a', 'worker1a', 'resident1a', 'provider1']],
    ['worker1b', ['worker1a', 'boss1a', 'resident1b']],
    ['resident1b', ['resident1a', 'worker1a']],
    ['director1', ['boss1a', 'worker1a', 'provider1', 'resident1a']],
  ] as const
  const found: string[] = []
  let tried = 0
  for (const [victim, attackers] of pairs) {
    const owned = await plantOwn(own.url, named(victim), CANARY)
    for (const who of attackers.map(named)) {
      const attempts = operations
        .filter((operation) => operation.scope === 'park' && may(who, operation))
        .flatMap((operation) => attemptsOf(who, operation, owned))
      tried += attempts.length
      found.push(...(await successes(attempts)))
    }
  }
  expect(found).toEqual([])
  expect(tried).toBeGreaterThan(300)
})

test('a text of another park, company or person is in no answer, search, export or live event', async () => {
  const strangers = ['safety1', 'desk1', 'boss1a', 'clerk1a', 'worker1a', 'resident1a', 'provider1'].map(named)
  const queries = operations.filter(({ kind }) => kind === 'query')
  const leaks: string[] = []
  let answers = 0
  const look = async (who: Principal, operation: DocumentedOperation, input: Record<string, unknown>) => {
    const { status, text } = await send(own.url, who, operation, input)
    answers += 1
    if (text.includes(CANARY)) leaks.push(`${operation.name} as ${who.userName}: ${status} ${text.slice(0, 300)}`)
  }
  await eachOf(
    queries.flatMap((operation) => strangers.filter((who) => may(who, operation)).map((who) => ({ operation, who }))),
    6,
    async ({ operation, who }) => {
      const least = valueFor(operation.input) as Record<string, unknown>
      const properties = operation.input.properties ?? {}
      await look(who, operation, 'limit' in properties ? { ...least, limit: 100 } : least)
      for (const name of ['search', 'text', 'list', 'form'].filter((key) => key in properties))
        await look(who, operation, { ...least, [name]: name === 'list' || name === 'form' ? 'parks.building' : CANARY.slice(0, name === 'text' ? 100 : 3) })
    },
  )
  expect(leaks).toEqual([])
  expect(answers).toBeGreaterThan(300)
  // The text is there to be found: its owners find it.
  const director2 = named('director2')
  expect((await query(own.url, director2, 'workbench.search', { text: CANARY })).text).toContain(CANARY)
  expect((await query(own.url, named('boss1b'), 'workbench.viewList', { list: 'parks.building' })).text).toContain(CANARY)
  expect(await exported(own.url, director2, 'parks.building')).toContain(CANARY)
  expect(await exported(own.url, named('director1'), 'parks.building')).not.toContain(CANARY)
  const rename = async (director: Principal) => {
    const { rows } = (await query(own.url, director, 'parks.buildingList')).body
    const { record } = (await query(own.url, director, 'parks.building', { id: rows[0].id })).body
    const { id, parkId: _, version, createdAt: _c, updatedAt: _u, removedAt: _r, extra: _e, ...values } = record
    await command(own.url, director, 'parks.saveBuilding', { id, version, record: values })
  }
  const heard = await listen(
    own.url,
    named('director1'),
    (text) => text.includes('parks.building'),
    async () => {
      await rename(director2)
      await rename(named('director1'))
    },
  )
  expect(heard).toContain(named('director1').parkId)
  expect(heard).not.toContain(director2.parkId)
})

const DISGUISES = [
  'x-user-id',
  'x-user',
  'x-remote-user',
  'remote-user',
  'x-forwarded-user',
  'x-authenticated-user',
  'x-real-user',
  'x-role',
  'x-roles',
  'x-park-id',
  'x-tenant-id',
]

test('no header makes a caller somebody else', async () => {
  const director2 = named('director2')
  const denied = [
    { who: named('director1'), name: 'parks.buildingList', input: { parkId: director2.parkId } },
    { who: named('boss1a'), name: 'parks.buildingList', input: {} },
    { who: named('director1'), name: 'identity.userList', input: {} },
    { who: ANONYMOUS, name: 'parks.buildingList', input: {} },
    { who: ANONYMOUS, name: 'identity.userList', input: {} },
  ]
  const values = [director2.userId, 'director2', 'platformAdmin', director2.parkId]
  const passed: string[] = []
  for (const { who, name, input } of denied) {
    const operation = { name, kind: 'query' } as const
    const plain = (await send(own.url, who, operation, input)).status
    expect([401, 403, 404]).toContain(plain)
    for (const header of DISGUISES) {
      for (const value of values) {
        const { status } = await send(own.url, who, operation, input, { [header]: String(value) })
        if (status !== plain) passed.push(`${header}: ${value} for ${name} as ${who.userName}: ${status}`)
      }
    }
    for (const header of ['x-http-method-override', 'x-method-override', 'x-original-url', 'x-rewrite-url']) {
      const { status } = await send(own.url, who, operation, input, { [header]: header.includes('url') ? '/api/identity.session' : 'POST' })
      if (status !== plain) passed.push(`${header} for ${name} as ${who.userName}: ${status}`)
    }
  }
  expect(passed).toEqual([])
  const others = people.filter((person) => person.membershipId && person.userName !== 'director1').slice(0, 12)
  for (const { membershipId } of others) {
    const { status } = await send(own.url, named('director1'), { name: 'parks.buildingList', kind: 'query' }, {}, { 'x-membership': String(membershipId) })
    expect(status).toBe(404)
  }
})

// Ends the session or changes what the others are judged by: asked last.
const LAST = ['identity.signOut', 'identity.saveSecurityPolicy', 'identity.grantPermission', 'identity.revokePermission']

test('every operation answers exactly the roles it documents', async () => {
  const onePerRole = [...new Map(people.toReversed().map((person) => [person.roles[0], person])).values()]
  expect(onePerRole).toHaveLength(20)
  const cells = operations
    .toSorted((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name))
    .flatMap((operation) => [ANONYMOUS, ...onePerRole].map((who) => ({ operation, who })))
  const wrong: string[] = []
  let allowed = 0
  await eachOf(cells, 6, async ({ operation, who }, index) => {
    const mayAsk = operation.roles.includes('anonymous') || may(who, operation)
    if (operation.name === 'identity.signOut' && who.token) return
    // What is forbidden is always tried by everybody; what is allowed by every third, unless all is asked for.
    if (mayAsk && process.env.ISOLATION !== 'full' && index % 3 > 0) return
    const input = valueFor(operation.input) as Record<string, unknown>
    const { status, body, text } = await send(own.url, who, operation, input)
    // A refusal that the operation itself declares is given by its own code, not by the permission.
    const isRefused = [401, 403].includes(status) && String(body?.code).startsWith('access.') && body.code !== 'access.fresh_factor_needed'
    if (mayAsk) allowed += 1
    if (mayAsk ? isRefused : ![401, 403, 404].includes(status)) wrong.push(`${operation.name} for ${who.roles[0]}: ${status} ${text.slice(0, 200)}`)
  })
  expect(wrong).toEqual([])
  expect(cells.length).toBeGreaterThan(5_000)
  expect(allowed).toBeGreaterThan(500)
})
