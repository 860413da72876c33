import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { ledgerOperations } from '#kernel/ledger.ts'
import { startTestServer } from '#kernel/testing.ts'
import { companiesModule } from '#modules/companies/server/module.ts'
import { facilitiesModule } from '#modules/facilities/server/module.ts'
import { parksModule } from '#modules/parks/server/module.ts'
import { planningModule } from '#modules/planning/server/module.ts'
import type { Check, Fact } from '#standard/check.ts'
import { occupancy } from '../contract.ts'
import { lodgingChecks } from './checks.ts'
import { idOf, writeDormitory } from './dormitory-fixture.ts'
import { lodgingModule } from './module.ts'

const server = await startTestServer([companiesModule, facilitiesModule, lodgingModule, parksModule, planningModule])
afterAll(() => server[Symbol.asyncDispose]())

const TODAY = '2026-11-23'
const save = ledgerOperations(occupancy).save

function countByOutcome(check: Check<Fact>, facts: readonly Fact[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const fact of facts) {
    const finding = check.decide(fact, check.parameters)
    if (finding) counts[finding.because.code] = (counts[finding.because.code] ?? 0) + 1
  }
  return counts
}

test('facts read from the database decide as the plan was drawn', async () => {
  const { parkId } = await server.newPark()
  await server.asSystem([parkId], (db) => writeDormitory(db, parkId, { buildings: 1, levels: 2, roomsPerLevel: 8 }))
  const found = await server.asSystem([parkId], async (db) => {
    const results: Record<string, Record<string, number>> = {}
    for (const facts of lodgingChecks.facts) {
      const loaded = await facts.load(db, parkId, TODAY)
      for (const check of lodgingChecks.checks) if (check.subject === facts.kind) results[check.name] = countByOutcome(check, loaded)
    }
    return results
  })
  expect(found).toEqual({
    'lodging.dormitoryRatio': { 'lodging.ratio_facts_missing': 1 },
    'lodging.usableArea': { 'lodging.area_sufficient': 16 },
    'lodging.occupants': { 'lodging.occupancy_not_kept': 16 },
    'lodging.roomWalls': { 'lodging.walls_recorded': 16 },
    'lodging.roomWindow': { 'lodging.has_outside_window': 16 },
    'lodging.doorToCorridor': { 'lodging.door_opens_to_corridor': 16 },
    // Doors at 1.75 + 3.5 n m: three are within 10 m of the west exit, three of the east exit, which only the ground floor has.
    'lodging.escapeDistance': { 'lodging.exit_near': 9, 'lodging.two_exits_apart': 2, 'lodging.second_exit_missing': 5 },
    'lodging.pitchedRoof': {},
    'lodging.separation': { 'lodging.clear_of_separation': 16 },
    'lodging.corridorClearWidth': { 'lodging.corridor_wide_enough': 2 },
    'lodging.corridorSmokeVent': { 'lodging.vent_large_enough': 2 },
    'lodging.corridorWalls': { 'lodging.walls_recorded': 2 },
    'lodging.doorClearWidth': { 'lodging.door_wide_enough': 19 },
    'lodging.wallConstruction': { 'lodging.wall_as_demanded': 30 },
  })
})

test('loading few subjects gives the same facts as loading all, and nothing of another park', async () => {
  const { parkId } = await server.newPark()
  const other = await server.newPark()
  await server.asSystem([parkId], (db) => writeDormitory(db, parkId, { buildings: 2, levels: 2, roomsPerLevel: 3 }))
  await server.asSystem([parkId, other.parkId], async (db) => {
    for (const facts of lodgingChecks.facts) {
      const all: Fact[] = await facts.load(db, parkId, TODAY)
      expect(all.length).toBeGreaterThan(0)
      for (const fact of all) expect(await facts.load(db, parkId, TODAY, [fact.subject.id])).toEqual([fact])
      expect(
        (
          await facts.load(
            db,
            other.parkId,
            TODAY,
            all.map(({ subject }) => subject.id),
          )
        ).map(({ subject }) => subject.id),
      ).toEqual([])
    }
  })
})

test('a changed door touches the subjects of its level and no others, also once it is removed', async () => {
  const { parkId } = await server.newPark()
  await server.asSystem([parkId], async (db) => {
    await writeDormitory(db, parkId, { buildings: 1, levels: 2, roomsPerLevel: 2 })
    const door = idOf(parkId, 'D0-1-0D')
    await sql`update parks.opening set removed_at = now() where id = ${door}`.execute(db)
    const room = lodgingChecks.facts.find(({ kind }) => kind === 'lodging.room')
    const touched = await room?.affected?.(db, parkId, 'parks.opening', [door])
    expect([...(touched ?? [])].sort()).toEqual(['C', '0', '1'].map((name) => idOf(parkId, `D0-1-${name}`)).sort())
  })
})

test('a third check-in is refused, a child of an occupant and a place that became free are not', async () => {
  const { parkId, userWho } = await server.newPark()
  await server.asSystem([parkId], (db) => writeDormitory(db, parkId, { buildings: 1, levels: 1, roomsPerLevel: 1 }))
  const manager = userWho('dormitoryManager')
  const stay = (code: string, values: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    record: { code, name: code, unit: idOf(parkId, 'D0-0-0'), personName: '张三', relation: 'none', checkedInOn: '2026-01-01', ...values },
  })
  const first = stay('1', { idNumber: '330501199001011234' })
  expect((await manager.send(save, first)).status).toBe(200)
  expect((await manager.send(save, stay('2', { checkedOutOn: '2026-05-01' }))).status).toBe(200)
  expect(await manager.send(save, stay('3', { checkedInOn: '2026-04-30' }))).toMatchObject({ status: 409, body: { code: 'lodging.room_full' } })
  expect((await manager.send(save, stay('4', { checkedInOn: '2026-05-01' }))).status).toBe(200)
  expect(await manager.send(save, stay('5', { checkedInOn: '2026-06-01' }))).toMatchObject({ status: 409, body: { code: 'lodging.room_full' } })
  expect((await manager.send(save, stay('6', { checkedInOn: '2026-06-01', relation: 'child', dependsOn: first.id }))).status).toBe(200)
  expect(await manager.send(save, stay('7', { relation: 'child' }))).toMatchObject({ status: 409, body: { code: 'lodging.dependency_missing' } })
  expect(await manager.send(save, stay('8', { checkedOutOn: '2025-12-31' }))).toMatchObject({ status: 409, body: { code: 'lodging.stay_ends_before_start' } })
  const stored = await server.asSystem(
    [parkId],
    async (db) => (await sql<{ id_number: string }>`select id_number from lodging.occupancy where id = ${first.id}`.execute(db)).rows,
  )
  expect(stored[0]?.id_number).not.toContain('330501')
})

test('two simultaneous check-ins into the last place: one is refused', async () => {
  const { parkId, userWho } = await server.newPark()
  await server.asSystem([parkId], (db) => writeDormitory(db, parkId, { buildings: 1, levels: 1, roomsPerLevel: 1 }))
  const manager = userWho('dormitoryManager')
  const stay = (code: string) => ({
    id: randomUUID(),
    record: { code, name: code, unit: idOf(parkId, 'D0-0-0'), personName: '李四', relation: 'none', checkedInOn: '2026-01-01' },
  })
  await manager.send(save, stay('1'))
  const answers = await Promise.all(['2', '3', '4'].map((code) => manager.send(save, stay(code))))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})
