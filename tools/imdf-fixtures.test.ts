import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inspectArchive, previewOf } from '#imdf/inspect.ts'
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
})
