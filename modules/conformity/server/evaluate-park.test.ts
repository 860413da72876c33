import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, afterEach, expect, test } from 'vitest'
import { startTestServer } from '#kernel/testing.ts'
import type { Standard } from '#standard/standard-file.ts'
import { Requirement } from '#standard/standard-file.ts'
import { engineOf } from './engine.ts'
import { evaluatePark } from './evaluate-park.ts'
import { addUnits, changeUnit, parkWithLevel, type Room } from './fixtures/park-with-rooms.ts'
import { sampleChecks } from './fixtures/sample-checks.ts'
import { oneCause, queueEvaluation } from './marks.ts'
import { conformityModule } from './module.ts'
import { publishStandards } from './publish-standards.ts'

const text = { zh: '例', en: 'Sample' }
const requirement = (id: string, checks: string[]) =>
  Requirement.parse({ id, level: 'shall', clause: '1', chapter: '1', title: text, decides: text, verify: 'auto', module: 'sample', checks })
const standard: Standard = {
  standard: { id: 'sample', version: '1', title: text, issuer: text, source: text },
  categories: {},
  chapters: [{ id: '1', title: text }],
  requirements: [
    requirement('1', ['lodging.corridorClearWidth']),
    requirement('2', ['lodging.usableArea']),
    ...['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => requirement(letter, [`sample.area${letter}`])),
  ],
  rollUps: [],
}
const module = conformityModule([sampleChecks], [standard])
const server = await startTestServer([module])
afterAll(() => server[Symbol.asyncDispose]())
afterEach(() => expect(server.failures.splice(0)).toEqual([]))

const bytes = (parkId: string) =>
  server.asSystem([parkId], async (db) => ({
    findings: (
      await sql`select requirement, check_name, subject_kind, subject_id, subject_name, level_id, outcome, rank, shortfall, body::text as body, hash from conformity.finding where park_id = ${parkId} order by requirement, check_name, subject_kind, subject_id`.execute(
        db,
      )
    ).rows,
    states: (
      await sql`select requirement, outcome, reason, counts, worst from conformity.requirement_state where park_id = ${parkId} order by requirement`.execute(db)
    ).rows,
  }))

const anyRoom: fc.Arbitrary<Room> = fc.record({
  category: fc.constantFrom('corridor' as const, 'lodgingRoom' as const),
  clearWidthM: fc.option(fc.integer({ min: 0, max: 30 }).map((n) => n / 10)),
  areaM2: fc.option(fc.integer({ min: 0, max: 300 }).map((n) => n / 10)),
  capacity: fc.integer({ min: 1, max: 2 }),
})
const anyStep = fc.record({
  add: fc.array(anyRoom, { maxLength: 3 }),
  at: fc.nat(20),
  clearWidthM: fc.option(fc.constant(1.1)),
  areaM2: fc.option(fc.constant(7)),
  removed: fc.boolean(),
})

test('whatever changes, evaluation by marks leaves byte for byte what a full evaluation finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRoom, { minLength: 1, maxLength: 6 }), fc.array(anyStep, { minLength: 1, maxLength: 4 }), async (rooms, steps) => {
      const park = await parkWithLevel(server)
      const ids = await addUnits(server, park, rooms)
      await server.settle()
      for (const step of steps) {
        if (step.add.length > 0) ids.push(...(await addUnits(server, park, step.add)))
        await changeUnit(server, park.parkId, ids[step.at % ids.length] as string, step)
        await server.settle()
      }
      const byMarks = await bytes(park.parkId)
      const fresh = await server.asSystem([park.parkId], async (db) => {
        await sql`delete from conformity.finding where park_id = ${park.parkId}`.execute(db)
        await sql`delete from conformity.requirement_state where park_id = ${park.parkId}`.execute(db)
        return evaluatePark(db, module.engine, park.parkId, new Date(), 'all', oneCause({ kind: 'full' }))
      })
      expect(fresh[0]?.requirements.length).toBe(8)
      expect(await bytes(park.parkId)).toEqual(byMarks)
    }),
    { numRuns: 12 },
  )
})

test('the first change of a park is judged in full, also kinds it does not touch', async () => {
  const park = await parkWithLevel(server)
  await server.asSystem([park.parkId], async (db) => {
    await sql`insert into parks.unit (id, park_id, code, name, level, category, floor_area_m2, capacity) values (gen_random_uuid(), ${park.parkId}, 'R1', '居室', ${park.level}, 'lodgingRoom', 9, 1)`.execute(
      db,
    )
    await sql`insert into conformity.dirty (park_id, subject_kind) values (${park.parkId}, 'sample.corridor')`.execute(db)
    await queueEvaluation(db, park.parkId)
  })
  await server.settle()
  const { findings } = await bytes(park.parkId)
  expect(findings.length).toBe(7)
})

test('five thousand rooms with 35,000 findings: all of it, nothing changed, one room', async () => {
  const park = await parkWithLevel(server)
  await addUnits(
    server,
    park,
    Array.from({ length: 5_000 }, (_, i) => ({ category: 'lodgingRoom' as const, areaM2: 5 + (i % 9), capacity: 1 })),
  )
  await server.asSystem([park.parkId], (db) => sql`analyze parks.unit`.execute(db).catch(() => undefined))
  const timed = async (marks: Parameters<typeof evaluatePark>[4]) => {
    const start = performance.now()
    const [done] = await server.asSystem([park.parkId], (db) => evaluatePark(db, module.engine, park.parkId, new Date(), marks, oneCause({ kind: 'test' })))
    return { ms: Math.round(performance.now() - start), findings: done?.findings }
  }
  const first = await timed('all')
  const again = await timed('all')
  const ids = await server.asSystem([park.parkId], async (db) =>
    (
      await sql<{
        id: string
      }>`update parks.unit set floor_area_m2 = 1 where id = (select id from parks.unit where park_id = ${park.parkId} and floor_area_m2 > 7 limit 1) returning id`.execute(
        db,
      )
    ).rows.map((r) => r.id),
  )
  const one = await timed([{ kind: 'sample.room', ids }])
  console.info('5,000 rooms', { first, again, one })
  expect([first.findings, again.findings, one.findings]).toEqual([35_000, 0, 7])
  // The bounds leave room for a slow machine; the figures above are what to look at.
})

test('a published standard is frozen: changed text needs a new version', async () => {
  const publish = (changed: Standard) => server.asSystem([], (db) => publishStandards(db, engineOf(module.engine.registry, [changed])))
  await publish(standard)
  await publish(standard)
  const changed = { ...standard, requirements: standard.requirements.slice(1) }
  await expect(publish(changed)).rejects.toThrow('its version is still 1')
  await publish({ ...changed, standard: { ...changed.standard, version: '2' } })
  const versions = await server.asSystem(
    [],
    async (db) => (await sql`select version, is_current from conformity.standard_version order by version`.execute(db)).rows,
  )
  expect(versions).toEqual([
    { version: '1', is_current: false },
    { version: '2', is_current: true },
  ])
  await expect(server.asSystem([], (db) => sql`update conformity.standard_version set content = '{}' where version = '1'`.execute(db))).rejects.toThrow(
    'frozen',
  )
})
