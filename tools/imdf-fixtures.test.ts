import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { LineString, Polygon } from '#geometry/geojson.ts'
import { walksToExits } from '#geometry/walking.ts'
import { inspectArchive, previewOf } from '#imdf/inspect.ts'
import { samplePark } from '#imdf/sample-park.ts'
import { issueText } from '#imdf/texts.ts'
import { PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { FIXTURES_FOLDER, imdfFixtures } from './imdf-fixtures.ts'

const fixtures = imdfFixtures()
const errorsOf = (bytes: Uint8Array) => inspectArchive(bytes, PLAN_LEDGERS).issues.filter(({ severity }) => severity === 'error')

describe('IMDF fixtures', () => {
  it.each(fixtures)('$file is as generated', ({ file, bytes }) => {
    expect(Buffer.compare(readFileSync(`${FIXTURES_FOLDER}/${file}`), bytes)).toBe(0)
  })

  it('has a sound park without errors or warnings', () => {
    const sound = fixtures.find(({ code }) => code === null)
    const inspection = inspectArchive(sound?.bytes as Uint8Array, PLAN_LEDGERS)
    expect(inspection.issues).toEqual([])
    expect(inspection.isImportable).toBe(true)
    expect(inspection.counts).toMatchObject({ 'parks.building': 4, 'parks.level': 7, 'parks.gate': 2, 'parks.road': 6 })
    expect(inspection.counts['parks.unit']).toBeGreaterThan(40)
    expect(inspection.verbatim).toBe(1)
    expect(previewOf(inspection, PLAN_LEDGERS).features.length).toBeGreaterThan(150)
    const corridors = inspection.plan?.features['parks.unit']?.filter(({ fields }) => fields.category === 'corridor').map(({ fields }) => fields.clearWidthM)
    expect(corridors?.sort()).toEqual([1.05, 1.5, 1.5])
  })

  it.each(fixtures.filter(({ code }) => code !== null))('refuses $file and says where', ({ bytes, code }) => {
    const errors = errorsOf(bytes)
    expect(errors.map((error) => error.code)).toContain(code)
    expect(errors.map((error) => `${error.code}: ${issueText(error, 'zh')}`)).toMatchSnapshot()
    expect(inspectArchive(bytes, PLAN_LEDGERS).isImportable).toBe(false)
  })

  it('has dormitory storeys with a way out of every room, two exits and no fault but one narrow corridor', () => {
    const { features } = samplePark()
    const dormitory = features['parks.building']?.find(({ code }) => code === 'S1')
    const levels = features['parks.level']?.filter(({ fields }) => fields.building === dormitory?.id) ?? []
    expect(levels).toHaveLength(3)
    for (const level of levels) {
      const units = (features['parks.unit'] ?? []).filter(({ fields }) => fields.level === level.id)
      const openings = (features['parks.opening'] ?? []).filter(({ fields }) => fields.level === level.id)
      const walks = walksToExits({
        units: units.map(({ id, fields }) => ({ id, category: String(fields.category), polygon: fields.geometry as Polygon })),
        openings: openings.map(({ id, fields }) => ({
          id,
          kind: String(fields.kind),
          line: fields.geometry as LineString,
          unit: String(fields.unit),
          otherUnit: fields.otherUnit as string | null,
        })),
      })
      expect(walks.rooms).toHaveLength(10)
      expect([walks.undrawn, walks.awayFromFloor]).toEqual([[], []])
      for (const { distanceM, reason } of walks.rooms) {
        expect(reason).toBeNull()
        expect(distanceM).toBeLessThan(12)
      }
      for (const { fields } of openings.filter(({ fields }) => ['door', 'exit'].includes(String(fields.kind))))
        expect(fields.clearWidthM).toBeGreaterThanOrEqual(0.9)
      const vents = openings.filter(({ fields }) => fields.kind === 'smokeVent').reduce((sum, { fields }) => sum + Number(fields.areaM2), 0)
      expect(vents).toBeGreaterThanOrEqual(1)
    }
  })
})
