import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMPANY_LEDGERS } from '#modules/companies/contract.ts'
import { FACILITY_LEDGERS, warehouse } from '#modules/facilities/contract.ts'
import { LODGING_LEDGERS } from '#modules/lodging/contract.ts'
import { gate, PLAN_LEDGERS, road } from '#modules/parks/contract.ts'
import { PLANNING_LEDGERS } from '#modules/planning/contract.ts'
import { sheetColumns } from '#sheets/columns.ts'
import { SheetProblem } from '#sheets/problems.ts'
import { readHeader, readLedgerSheet, type SheetRow } from '#sheets/read.ts'
import { templateWorkbook } from '#sheets/template.ts'
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
})

const LEDGERS = [...PLAN_LEDGERS, ...COMPANY_LEDGERS, ...FACILITY_LEDGERS, ...PLANNING_LEDGERS, ...LODGING_LEDGERS]

describe.each(LEDGERS)('ledger $module.$kind', (of) => {
  it('has a template whose columns the import finds, each once', async () => {
    const bytes = await templateWorkbook(of)
    const { columns, missing } = await readHeader(bytes, of)
    expect(missing).toEqual([])
    expect(columns.map(({ key }) => key)).toEqual(sheetColumns(of).map(({ key }) => key))
    expect(await read(bytes, of, {})).toEqual([])
  })

  it('is imported from a sound file', async () => {
    const referred = Object.values(of.fields).flatMap((field) => (field.type === 'reference' ? [field.ledger] : []))
    const codes = Object.fromEntries(referred.map((name) => [name, ['R-1']]))
    const rows = await read(goodWorkbook(of, 200, codes), of, {
      references: Object.fromEntries(referred.map((name) => [name, new Map([['R-1', idOf('R-1')]])])),
    })
    expect(typeof rows === 'string' ? rows : rows.flatMap(({ errors }) => errors)).toEqual([])
    expect(rows).toHaveLength(200)
  })
})

it('geometry is left out of templates, but points have two columns', async () => {
  const labels = async (of: typeof gate | typeof road) => (await readHeader(await templateWorkbook(of), of)).columns.map(({ text }) => text)
  expect(await labels(road)).toEqual(['编号 *', '名称 *', '道路等级 *', '路面宽度 (m)'])
  expect(await labels(gate)).toEqual(['编号 *', '名称 *', '类别 *', '启用 *', '连接道路', '经度 (°) *', '纬度 (°) *'])
})
