import { request } from 'node:http'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DocumentedOperation, documentedOperations, idPlaces } from './documented-operations.ts'
import { Sight } from './foreign-ids.ts'
import { RAW_REQUESTS, type RawRequest, spoiled } from './hostile-values.ts'
import { OwnInstallation } from './installation.ts'
import { ANONYMOUS, eachOf, type Principal, signedInPeople, someAddress } from './principals.ts'
import { Dice, valueFor, withValueAt } from './schema-values.ts'

const COUNT = Number(process.env.HOSTILE_REQUESTS ?? 4_000)
const SEED = Number(process.env.HOSTILE_SEED ?? 20_260_301)
const MAX_MS = 5_000
const LONG = 120_000 + COUNT * 40
// These end the very sessions the test works with, or lock its people out, when they are carried out.
const ONLY_SPOILED = [
  'identity.signOut',
  'identity.saveSecurityPolicy',
  'identity.endSession',
  'identity.endMembership',
  'identity.disableUser',
  'identity.revokePermission',
  'identity.confirmTotp',
  'identity.resetPassword',
  'identity.resetTotp',
  'identity.switchMembership',
]
// What no answer may tell of our inside; the requests themselves hold none of these texts.
const INSIDE =
  /\bat \S+ \(|node_modules|\/(?:work|home|root|tmp|usr)\/|\.[cm]?[jt]s:\d+|\b(?:select|delete) .* from |insert into|relation "|column "|syntax error|violates|sqlstate|econn|postgres|kysely|zod/i

let own: OwnInstallation
let operations: DocumentedOperation[]
let people: Principal[]
let sight: Sight
const accepts = new Map<string, ValidateFunction>()
const answers = new Map<string, ValidateFunction>()

beforeAll(async () => {
  own = await OwnInstallation.make()
  await own.start({ TRUST_PROXY: '127.0.0.1' })
  operations = await documentedOperations(own.url)
  const everyone = COUNT > 20_000
  const some = [
    'director1',
    'investment1',
    'safety1',
    'dorm1',
    'property1',
    'inspector1',
    'boss1a',
    'worker1a',
    'supervisor',
    'platform',
    'security',
    'auditor',
  ]
  people = await signedInPeople(own.url, ({ userName }) => everyone || some.includes(userName))
  sight = await Sight.of(own.url, people.find(({ userName }) => userName === 'director1') as Principal, operations)
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  ;(addFormats as unknown as (to: Ajv2020) => void)(ajv)
  for (const { name, input, output } of operations) {
    accepts.set(name, ajv.compile(input))
    answers.set(name, ajv.compile(output))
  }
})
afterAll(() => own.remove())

interface Got {
  status: number
  text: string
  type: string
  ms: number
}

// node:http, because fetch knows neither TRACE nor a body of broken bytes; undici refuses what we want to send.
function ask(who: Principal, name: string, { method, headers, body, query }: RawRequest): Promise<Got> {
  const began = performance.now()
  const identity: Record<string, string> = who.token ? { authorization: `Bearer ${who.token}` } : { 'x-forwarded-for': someAddress() }
  const bytes = body === undefined ? undefined : Buffer.from(body)
  return new Promise((done, failed) => {
    const sent = request(
      `${own.url}/api/${name}${query ?? ''}`,
      { method, headers: { ...identity, ...headers, ...(bytes ? { 'content-length': String(bytes.length) } : {}) }, timeout: 20_000 },
      (reply) => {
        const chunks: Buffer[] = []
        reply.on('data', (chunk: Buffer) => chunks.push(chunk))
        reply.on('end', () =>
          done({
            status: reply.statusCode ?? 0,
            text: Buffer.concat(chunks).toString(),
            type: String(reply.headers['content-type']),
            ms: performance.now() - began,
          }),
        )
      },
    )
    sent.on('error', failed)
    sent.on('timeout', () => sent.destroy(new Error(`No answer to ${method} ${name}`)))
    sent.end(bytes)
  })
}

/** Waits when the allowance of a minute is used up: that is an answer too, but tells nothing of the input. */
async function answerTo(who: Principal, name: string, raw: RawRequest): Promise<Got> {
  for (;;) {
    const got = await ask(who, name, raw).catch((error: Error): Got => ({ status: 0, text: error.message, type: '', ms: 0 }))
    if (got.status !== 429 || !got.text.includes('request.too_many')) return got
    await new Promise((done) => setTimeout(done, 1_000))
  }
}

function problemsOf(got: Got, method: string): string[] {
  const found: string[] = []
  if (got.status === 0) return ['no answer']
  if (got.status >= 500) found.push('a bug')
  if (got.ms > MAX_MS) found.push(`slow: ${Math.round(got.ms)} ms`)
  if (got.status < 400) return found
  if (INSIDE.test(got.text)) found.push('tells of the inside')
  if (method === 'HEAD') return found
  if (!got.type.startsWith('application/problem+json')) return [...found, `an error as ${got.type}`]
  const body = JSON.parse(got.text) as Record<string, unknown>
  for (const name of ['type', 'title', 'detail', 'code', 'requestId']) if (typeof body[name] !== 'string' || body[name] === '') found.push(`no ${name}`)
  if (body.status !== got.status) found.push('another status inside')
  return found
}

function ableTo(operation: DocumentedOperation): Principal[] {
  const able = people.filter((who) => operation.roles.some((role) => who.roles.includes(role)))
  return able.length ? able : [ANONYMOUS]
}

function inputFor(operation: DocumentedOperation, dice: Dice): Record<string, unknown> {
  let input = valueFor(operation.input, dice) as Record<string, unknown>
  if (input.parkId !== undefined) delete input.parkId
  for (const { path } of idPlaces(operation.input)) {
    const known = path.join('.') === 'parkId' ? [] : sight.fitting(operation, path, 3)
    const isThere = path.length === 1 || typeof input[path[0] ?? ''] === 'object'
    if (known.length && isThere && dice.next() < 0.6) input = withValueAt(input, path, dice.pick(known)) as Record<string, unknown>
  }
  return input
}

/** The same input in the address line, where every value is text: what does not fit there is left out. */
function asQuery(input: unknown): RawRequest {
  const pairs = Object.entries(typeof input === 'object' && input !== null ? input : {}).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : String(JSON.stringify(value)),
  ])
  return { method: 'GET', headers: {}, query: `?${new URLSearchParams(pairs.filter(([, text]) => text.length < 1_000))}` }
}

test(
  'random valid and hostile input: no bug, no leak, nothing invalid accepted, every answer as documented',
  async () => {
    const wrong = new Map<string, string>()
    const reached = new Set<string>()
    const statuses = new Map<number, number>()
    const note = (kind: string, operation: string, story: string) => {
      if (wrong.size < 60 && !wrong.has(`${kind} ${operation}`)) wrong.set(`${kind} ${operation}`, story.slice(0, 700))
    }
    const turns = Array.from({ length: COUNT }, (_, index) => index)
    await eachOf(turns, 8, async (turn) => {
      const dice = new Dice(SEED + turn)
      const operation = operations[turn % operations.length] as DocumentedOperation
      const who = dice.pick(ableTo(operation))
      const base = inputFor(operation, dice)
      const input = dice.next() < 0.4 ? base : spoiled(base, Object.keys(operation.input.properties ?? {}), dice)
      const isValid = accepts.get(operation.name)?.(input) === true
      if (isValid && ONLY_SPOILED.includes(operation.name)) return
      // The session's own failed tries slow sign-in down for ten minutes: a few are enough.
      if (/\.(signIn|confirmIdentity|changePassword)$/.test(operation.name) && isValid && turn > operations.length * 2) return
      const isGet = operation.kind === 'query' && dice.next() < 0.3
      const got = await answerTo(
        who,
        operation.name,
        isGet ? asQuery(input) : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) ?? '' },
      )
      statuses.set(got.status, (statuses.get(got.status) ?? 0) + 1)
      const story = `turn ${turn} as ${who.userName}: ${JSON.stringify(input)?.slice(0, 300)} → ${got.status} ${got.text.slice(0, 300)}`
      for (const problem of problemsOf(got, 'POST')) note(problem, operation.name, story)
      if (got.status < 200 || got.status >= 300) return
      reached.add(operation.name)
      if (!isValid && !isGet) note('accepted invalid input', operation.name, `${story} ${JSON.stringify(accepts.get(operation.name)?.errors?.[0])}`)
      const fits = answers.get(operation.name)
      if (fits && got.type.includes('json') && !fits(JSON.parse(got.text)))
        note('answered against its schema', operation.name, `${story} ${JSON.stringify(fits.errors?.[0])}`)
    })
    console.log(
      `${COUNT} requests of seed ${SEED}: ${[...statuses]
        .sort()
        .map(([status, count]) => `${status} × ${count}`)
        .join(', ')}; ${reached.size} of ${operations.length} operations carried out`,
    )
    expect([...wrong].map(([kind, story]) => `${kind}: ${story}`)).toEqual([])
    expect(reached.size / operations.length).toBeGreaterThan(COUNT < 9_000 ? 0.5 : 0.7)
  },
  LONG,
)

test(
  'requests that are wrong before any schema is asked are refused by every kind of operation',
  async () => {
    const wrong: string[] = []
    const kinds = operations.filter(
      ({ name }, index) => index % Math.max(1, Math.floor((operations.length * 120) / COUNT)) === 0 || /signIn|session|publicAssessment/.test(name),
    )
    const cells = kinds.flatMap((operation) => RAW_REQUESTS.map((raw) => ({ operation, raw })))
    await eachOf(cells, 6, async ({ operation, raw }, index) => {
      const able = ableTo(operation)
      const who = able[index % able.length] as Principal
      const got = await answerTo(who, operation.name, raw)
      const story = `${raw.method} ${operation.name}${(raw.query ?? '').slice(0, 40)} ${String(raw.body ?? '').slice(0, 40)} ${JSON.stringify(raw.headers)}: ${got.status} ${got.text.slice(0, 300)}`
      for (const problem of problemsOf(got, raw.method)) wrong.push(`${problem}: ${story}`)
      // A body without a mistake beside a query nobody reads is the only one that may pass.
      if (got.status < 400 && !(raw.query === '?x=1&x=2' && raw.method === 'POST')) wrong.push(`carried out: ${story}`)
    })
    expect(wrong.slice(0, 40)).toEqual([])
    expect(cells.length).toBeGreaterThan(500)
  },
  LONG,
)

test('text of broken bytes is refused, not repaired', async () => {
  const director = people.find(({ userName }) => userName === 'director1') as Principal
  const body = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff, 0xc0]), Buffer.from('"}')])
  const search = (content: Buffer | string) =>
    answerTo(director, 'workbench.search', { method: 'POST', headers: { 'content-type': 'application/json' }, body: content })
  expect((await search('{"text":"楼"}')).status).toBe(200)
  expect((await search(body)).status).toBe(400)
})
