import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { encode } from '#imdf/encode.ts'
import { imdfExtensionSchema } from '#imdf/extension-schema.ts'
import { samplePark } from '#imdf/sample-park.ts'
import { PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { DOCUMENT_FILE, documentText, SCHEMA_FILE, schemaText } from './imdf-schema.ts'

describe('IMDF extension schema', () => {
  it('is committed as the ledgers generate it', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(schemaText())
    const document = readFileSync(DOCUMENT_FILE, 'utf8')
    expect(document).toBe(documentText(document))
  })

  const ajv = new Ajv2020({ strictTypes: false, strict: false, allErrors: true })
  ;(addFormats as unknown as (ajv: unknown) => void)(ajv)
  const isValid = ajv.compile(imdfExtensionSchema(PLAN_LEDGERS))
  const features = encode(samplePark(), PLAN_LEDGERS, { created: '2026-11-23T00:00:00Z' }).collections.flatMap((collection) => collection.features)

  it('accepts every feature of an export', () => {
    for (const feature of features) expect(isValid(feature), JSON.stringify([feature, isValid.errors])).toBe(true)
  })

  it.each([
    ['a width as text', 'unit', 'zy:clear_width_m', '1.05'],
    ['an unknown category', 'unit', 'zy:category', 'palace'],
    ['a negative opening area', 'zy-window', 'zy:area_m2', -1],
    ['a name without language', 'unit', 'name', '203'],
  ])('refuses %s', (_, type, property, value) => {
    const feature = features.find(({ feature_type }) => feature_type === type)
    expect(isValid({ ...feature, properties: { ...feature?.properties, [property]: value } })).toBe(false)
  })
})
