import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { warehouse } from '#modules/facilities/contract.ts'
import { PLAN_LEDGERS } from '#modules/parks/contract.ts'
import { SheetProblem } from '#sheets/problems.ts'
import { readLedgerSheet, type SheetRow } from '#sheets/read.ts'
import { goodWorkbook, SAMPLE_BUILDINGS, SHEET_FIXTURES_FOLDER, sheetFixtures } from './sheet-fixtures.ts'

const fixtures = sheetFixtures(warehouse, 'warehouses', SAMPLE_BUILDINGS)
const idOf = (code: string) => `018f0000-0000-7000-8000-${Buffer.from(code.padEnd(6, '0')).toString('hex')}`
const references = { 'parks.building': new Map(['C1', 'B1'].map((code) => [code, idOf(code)])) }

async function read(bytes: Uint8Array, ...rest: [Parameters<typeof readLedgerSheet>[1], Parameters<typeof readLedgerSheet>[2]]): Promise<SheetRow[] | string> {
  const rows: SheetRow[] = []
  try {
    for await (const row of readLedgerSheet(bytes, ...rest)) rows.push(row)
    return rows
  } catch (problem) {
    if (problem instanceof SheetProblem) return problem.code
    throw problem
  }
}

describe('sheet fixtures', () => {
  it.each(fixtures)('$file is as generated and read as expected', async ({ file, bytes, expected }) => {
    expect(Buffer.compare(readFileSync(`${SHEET_FIXTURES_FOLDER}/${file}`), bytes)).toBe(0)
    const rows = await read(bytes, warehouse, { references })
    if ('refusal' in expected) {
      expect(rows).toBe(expected.refusal)
      return
    }
    if (typeof rows === 'string') throw new Error(rows)
    const wrong = rows.filter(({ record }) => record === null)
    expect([rows.length, wrong.length]).toEqual([expected.rows, expected.wrong])
    if (expected.codes) expect(wrong.flatMap(({ errors }) => errors.map(({ code }) => code)).sort()).toEqual([...expected.codes].sort())
  })

  it('both date systems and the merged header give the same records', async () => {
    const records = async (kind: string) => {
      const rows = await read(fixtures.find(({ file }) => file === `warehouses-${kind}.xlsx`)?.bytes ?? new Uint8Array(), warehouse, { references })
      return typeof rows === 'string' ? rows : rows.map(({ record }) => record)
    }
    const good = await records('good')
    expect(good[0]).toMatchObject({ code: 'F-00001', building: idOf('C1'), acceptedOn: '2026-11-23' })
    expect(await records('1904')).toEqual(good)
    expect(await records('merged-header')).toEqual(good)
  })

  it('can be made for every ledger of the plan', async () => {
    for (const of of PLAN_LEDGERS) {
      const codes = { 'parks.building': ['C1'], 'parks.level': ['L1'], 'parks.unit': ['U1'], 'parks.road': ['R1'] }
      const maps = Object.fromEntries(Object.entries(codes).map(([name, list]) => [name, new Map(list.map((code) => [code, idOf(code)]))]))
      const rows = await read(goodWorkbook(of, 200, codes), of, { references: maps })
      expect(typeof rows === 'string' ? rows : rows.filter(({ record }) => record !== null).length, of.kind).toBe(200)
    }
  })
})
