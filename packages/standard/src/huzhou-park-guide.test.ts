import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseStandard } from './standard-file.ts'

const file = 'huzhou-park-guide.yaml'
const guide = parseStandard(await readFile(join(import.meta.dirname, '../../../standard', file), 'utf8'), file)

test('it has the 107 requirements of the guide', () => {
  expect(guide.requirements.length).toBe(107)
  const byLevel = (level: string) => guide.requirements.filter((r) => r.level === level).length
  expect([byLevel('principle'), byLevel('shall'), byLevel('should'), byLevel('may')]).toEqual([2, 98, 6, 1])
})

test('4.1 names all of chapter 6 and 4.2 all of chapter 8; clauses with several demands are rolled up', () => {
  const within = (chapter: string) => guide.requirements.filter((r) => r.clause.startsWith(`${chapter}.`)).map((r) => r.id)
  expect(guide.requirements.find((r) => r.id === '4.1')?.children).toEqual(within('6'))
  expect(guide.requirements.find((r) => r.id === '4.2')?.children).toEqual(within('8'))
  for (const rollUp of guide.rollUps) expect(guide.requirements.filter((r) => r.clause === rollUp.id).map((r) => r.id)).toEqual(rollUp.children)
  const several = guide.requirements.filter((r) => /-[a-z]$/.test(r.id)).map((r) => r.clause)
  expect(new Set(several)).toEqual(new Set(guide.rollUps.map((r) => r.id)))
})

test('every requirement that is no roll-up says what a reviewer would expect, and every one has a page', () => {
  for (const requirement of guide.requirements) {
    expect(requirement.evidence !== undefined || requirement.children.length > 0, requirement.id).toBe(true)
    expect(requirement.enteredOn, requirement.id).toMatch(/^OP-/)
    expect(requirement.pages, requirement.id).toContain(requirement.enteredOn)
  }
})

test('figures the guide states itself are the defaults', () => {
  const value = (id: string, name: string) => guide.requirements.find((r) => r.id === id)?.parameters[name]?.value
  expect([value('6.3.1.2-a', 'minimumSingleM2'), value('6.3.1.2-a', 'minimumDoubleM2'), value('6.3.1.3-a', 'minimumClearWidthM')]).toEqual([6, 8, 1.1])
  expect([
    value('6.3.1.4-a', 'minimumVentAreaM2'),
    value('6.3.1.4-b', 'minimumClearWidthM'),
    value('6.3.1.4-c', 'minimumSillHeightM'),
    value('6.3.1.4-c', 'minimumHighWindowAreaM2'),
  ]).toEqual([1, 0.9, 1.5, 0.5])
  expect([
    value('6.3.1.5', 'maximumSingleExitDistanceM'),
    value('6.3.1.5', 'minimumExitSpacingM'),
    value('6.3.1.6', 'minimumCeilingHeightM'),
    value('6.3.1.2-b', 'maximumOccupants'),
  ]).toEqual([10, 5, 2.2, 2])
})
