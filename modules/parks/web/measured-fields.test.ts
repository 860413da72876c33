import { describe, expect, it } from 'vitest'
import { opening, road, unit, wall } from '../contract.ts'
import { measuredFields, withMeasurements } from './measured-fields.ts'

const keys = (...of: Parameters<typeof measuredFields>) => Object.keys(measuredFields(...of))

describe('what is measured on site', () => {
  it('asks for the width of passages, the area of rooms, ceilings only under pitched roofs', () => {
    expect(keys(unit, { category: 'corridor' })).toContain('clearWidthM')
    expect(keys(unit, { category: 'lodgingRoom' })).not.toContain('clearWidthM')
    expect(keys(unit, { category: 'lodgingRoom' })).not.toContain('ceilingKind')
    expect(keys(unit, { category: 'lodgingRoom', underPitchedRoof: true })).toContain('ceilingKind')
    expect(keys(opening, { kind: 'exit' })).toEqual(['clearWidthM', 'surveyedOn'])
    expect(keys(opening, { kind: 'highSideWindow' })).toContain('sillHeightM')
    expect(keys(wall, {})).toContain('reachesSlab')
    expect(keys(road, {})).toEqual([])
  })
  it('sends the record as a whole, with false and 0 kept and extras left out', () => {
    const record = { id: 'x', code: 'D1', name: '门', kind: 'door', opens: false, clearWidthM: 0, version: 3, extra: {} }
    const sent = withMeasurements(opening, record, { clearWidthM: 0.9 })
    expect(sent).toMatchObject({ code: 'D1', name: '门', kind: 'door', opens: false, clearWidthM: 0.9, areaM2: null })
    expect(Object.keys(sent).sort()).toEqual(['code', 'name', ...Object.keys(opening.fields)].sort())
  })
})
