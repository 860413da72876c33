import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { fieldSchema, type Ledger, ledger, safeText } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'
import { errorWorkbook } from './error-workbook.ts'
import { exportCsv, exportXlsx } from './export.ts'
import { handmadeWorkbook } from './handmade-workbook.ts'
import type { CellError } from './problems.ts'
import { inBatches, type ReadOptions, readHeader, readLedgerSheet, type SheetRow } from './read.ts'
import { templateWorkbook } from './template.ts'

const options = (labels: readonly string[]) => Object.fromEntries(labels.map((zh, i) => [`c${i}`, { zh, en: `Choice ${i}` } satisfies Text]))

const everything = ledger({
  module: 'tests',
  kind: 'thing',
  table: 'tests.thing',
  page: 'OP-00',
  clauses: [],
  roles: { read: [], write: [] },
  title: { zh: '物/品:一览', en: 'Thing' },
  fields: {
    remark: { type: 'longText', zh: '备注', en: 'Remark' },
    serial: { type: 'text', zh: '出厂编号', en: 'Serial number', max: 60 },
    ratedA: { type: 'number', zh: '额定电流', en: 'Rated current', unit: 'A', decimals: 2 },
    digits: { type: 'integer', zh: '位数', en: 'Digits' },
    sealed: { type: 'boolean', zh: '已加封', en: 'Sealed' },
    checkedOn: { type: 'date', zh: '检定日期', en: 'Checked on' },
    phase: { type: 'choice', zh: '相数', en: 'Phase', options: options(['单相', '三相（380 V）', '直流、其他']) },
    uses: { type: 'choices', zh: '用途', en: 'Uses', options: options(['照明', '动力、空调', '动力', '其他；备用']) },
    building: { type: 'reference', ledger: 'parks.building', zh: '所属建筑', en: 'Building' },
    place: { type: 'geometry', geometry: ['Point'], zh: '位置', en: 'Place' },
  },
})

const IDS = Array.from({ length: 5 }, (_, i) => `018f0000-0000-7000-8000-00000000000${i}`)
const CODES = ['B1', '００2', '-3', '=4', "'5"]
const references = { 'parks.building': new Map(IDS.map((id, i) => [CODES[i] ?? '', id])) }
const codes = { 'parks.building': new Map(IDS.map((id, i) => [id, CODES[i] ?? ''])) }

/** Texts as the database holds them: what the ledger's schema makes of anything people may send. */
function text(max: number) {
  const awkward = fc.constantFrom(
    '𠮷',
    '㙟',
    '·',
    '　',
    '１２',
    '007',
    '=1+1',
    '+86',
    '-5',
    '@x',
    "'",
    "''=",
    '\t',
    '\r',
    '\n',
    '\r\n',
    '"',
    ',',
    '、',
    ';',
    '_x0041_',
    '_x005F_',
    '&amp;',
    '<t>',
    '是',
    '#N/A',
    '〔公式〕',
    '〔超长〕',
    '※',
    '2026-11-23',
    '1e5',
    '\ufffe',
    'é',
    '\u0000',
  )
  return fc
    .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 6 })
    .map((parts) => safeText(max).safeParse(parts.join('')))
    .filter((parsed) => parsed.success)
    .map((parsed) => parsed.data ?? '')
}

const filled = (max: number) => text(max).filter((value) => value.length > 0 && !/^[(（【[]?\s*示例/.test(value))
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const record = fc.record({
  code: filled(64).filter((code) => !code.startsWith('※')),
  name: filled(200),
  remark: orNull(filled(2_000)),
  serial: orNull(filled(60)),
  ratedA: orNull(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((n) => (Object.is(n, -0) ? 0 : n))),
  digits: orNull(fc.integer()),
  sealed: orNull(fc.boolean()),
  checkedOn: orNull(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))),
  phase: orNull(fc.constantFrom('c0', 'c1', 'c2')),
  uses: orNull(fc.uniqueArray(fc.constantFrom('c0', 'c1', 'c2', 'c3'), { minLength: 1 })),
  building: orNull(fc.constantFrom(...IDS)),
  place: orNull(
    fc
      .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
      .map(([x, y]) => ({ type: 'Point', coordinates: [x + 0, y + 0] })),
  ),
})

async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function all(bytes: Uint8Array, of: Ledger, readOptions: ReadOptions): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of inBatches(readLedgerSheet(bytes, of, readOptions), 3)) rows.push(...batch)
  return rows
}

/** The formulas and texts of all sheets, read without our reader. */
function sheetsXml(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => name.includes('worksheets/sheet') || name.includes('sharedStrings'))
    .map(([, part]) => strFromU8(part))
    .join('')
}

describe('export', () => {
  test('and import give back the same records, by xlsx and by csv', async () => {
    const records = fc.uniqueArray(record, { maxLength: 8, minLength: 1, selector: ({ code }) => code })
    await fc.assert(
      fc.asyncProperty(records, fc.boolean(), async (rows, isChinese) => {
        const how = { references: codes, language: isChinese ? 'zh' : 'en', footer: '王** 导出' } as const
        for (const bytes of [
          await bytesOf(exportXlsx(everything, rows, how) as unknown as AsyncIterable<Uint8Array>),
          await bytesOf(exportCsv(everything, rows, how)),
        ]) {
          const read = await all(bytes, everything, { references })
          expect(read.flatMap(({ errors }) => errors)).toEqual([])
          expect(read.map((row) => row.record)).toEqual(rows)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('has chosen columns, typed cells, units, no formulas and guarded texts', async () => {
    const rows = [{ code: 'M1', name: '=1+1', ratedA: 1.5, checkedOn: '2026-11-23', serial: '@x', remark: '\t-1' }]
    const bytes = await bytesOf(
      exportXlsx(everything, rows, {
        columns: ['code', 'name', 'ratedA', 'checkedOn', 'serial', 'remark', 'place'],
        footer: '王** 2026-11-23 导出',
      }) as unknown as AsyncIterable<Uint8Array>,
    )
    const workbook = await readXlsx(bytes)
    expect(workbook.sheets[0]?.name).toBe('物 品 一览')
    expect(workbook.sheets[0]?.rows).toEqual([
      ['编号 *', '名称 *', '额定电流 (A)', '检定日期', '出厂编号', '备注', '经度 (°)', '纬度 (°)'],
      ['M1', "'=1+1", 1.5, new Date('2026-11-23'), "'@x", "'\t-1", null, null],
      ['※ 王** 2026-11-23 导出', null, null, null, null, null, null, null],
    ])
    expect(sheetsXml(bytes)).not.toContain('<f>')
    const csv = Buffer.from(await bytesOf(exportCsv(everything, rows, { columns: ['code', 'name', 'ratedA', 'remark'] }))).toString()
    expect(csv).toBe(`\ufeff编号 *,名称 *,额定电流 (A),备注\r\nM1,'=1+1,1.5,"'\t-1"\r\n`)
  })

  test('takes rows only as fast as they are read', async () => {
    let given = 0
    function* endless() {
      for (;;) yield { code: `M${given++}`, name: '表'.repeat(1_000) }
    }
    const reader = exportXlsx(everything, endless()).getReader()
    for (let i = 0; i < 5; i++) await reader.read()
    await reader.cancel()
    expect(given).toBeGreaterThan(0)
    expect(given).toBeLessThan(100_000)
  })
})

describe('template', () => {
  const names = {
    'parks.building': [
      { code: 'B1', name: '一号楼' },
      { code: '=B2', name: '二号楼' },
    ],
  }

  test('has instructions, header, notes, drop-downs and a dictionary', async () => {
    const bytes = await templateWorkbook(everything, { references: names })
    const workbook = await readXlsx(bytes, { readStyles: true })
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['说明', '物 品 一览', '字典'])
    const [, sheet, dictionary] = workbook.sheets
    expect(sheet?.rows[0]).toEqual([
      '编号 *',
      '名称 *',
      '备注',
      '出厂编号',
      '额定电流 (A)',
      '位数',
      '已加封',
      '检定日期',
      '相数',
      '用途',
      '所属建筑',
      '经度 (°)',
      '纬度 (°)',
    ])
    expect(sheet?.freezePane).toEqual({ rows: 1, columns: 2 })
    const lists = Object.fromEntries(
      (sheet?.dataValidations ?? []).filter(({ type }) => type === 'list').map((rule) => [rule.range.slice(0, 1), rule.formula1 ?? rule.values]),
    )
    expect(lists).toEqual({ G: ['是', '否'], I: "'字典'!$A$3:$A$5", K: "'字典'!$I$3:$I$4" })
    expect(dictionary?.rows[2]?.slice(0, 3)).toEqual(['单相', 'Choice 0', 'c0'])
    expect(dictionary?.rows[3]?.slice(8, 10)).toEqual(["'=B2", '二号楼'])
    const header = sheet?.cells?.get('0,0')
    expect(header?.comment?.text).toContain('园区内唯一')
    expect(header?.style?.fill).toMatchObject({ fgColor: { rgb: expect.stringContaining('FFF1B8') } })
  })

  test('is read back by the import: no row, no missing column', async () => {
    const bytes = await templateWorkbook(everything, { references: names })
    expect(await all(bytes, everything, {})).toEqual([])
    const header = await readHeader(bytes, everything)
    expect(header.missing).toEqual([])
    expect(header.columns.every(({ key }) => key !== null)).toBe(true)
  })
})

describe('errorWorkbook', () => {
  const header = ['备注', '编号', '名称', '额定电流（A）', '位数', '检定日期', '自己的列']
  const rows = [
    header,
    ['好', 'M1', '一', 1, 1, { serial: 46_349 }, 'x'],
    ['公式', 'M2', '二', { formula: "cmd|' /C calc'!A0" }, 6, { serial: 46_349 }, 'y'],
    [],
    ['=x', '00４', '四', '六十', 1.5, '去年', { formula: '1+1' }],
    ['重复', 'M1', '五', 2, 2, null, 'z'],
    ['好', 'M6', '六', 1_234.5, 3, null, null],
  ]
  const bytes = handmadeWorkbook({ sheets: [{ name: '电表', rows }] })
  const failuresOf = (read: readonly SheetRow[]) =>
    new Map<number, readonly CellError[]>(read.filter(({ record: value }) => value === null).map(({ rowNumber, errors }) => [rowNumber, errors]))

  test('holds only failed rows, wrong cells red, the reason last, nothing that runs', async () => {
    const failures = failuresOf(await all(bytes, everything, {}))
    expect([...failures.keys()]).toEqual([3, 5, 6])
    const output = await errorWorkbook(bytes, everything, failures)
    expect(sheetsXml(output)).not.toContain('<f>')
    const [sheet] = (await readXlsx(output, { readStyles: true })).sheets
    expect(sheet?.name).toBe('电表')
    expect(sheet?.rows[0]).toEqual([...header, '错误原因'])
    expect(sheet?.rows.slice(1).map((row) => row.slice(0, 7))).toEqual([
      ['公式', 'M2', '二', "〔公式〕=cmd|' /C calc'!A0", 6, new Date('2026-11-23'), 'y'],
      ['〔公式〕=x', '00４', '四', '六十', 1.5, '去年', '〔公式〕=1+1'],
      ['重复', 'M1', '五', 2, 2, null, 'z'],
    ])
    expect(sheet?.rows[2]?.[7]).toBe('第 5 行　备注：不接受公式，请改为数值或文字；额定电流：应为数字；位数：应为整数；检定日期：应为日期，如 2026-11-23')
    const red = [...(sheet?.cells ?? [])].filter(([, value]) => JSON.stringify(value.style?.fill ?? '').includes('FFCCC7')).map(([place]) => place)
    expect(red.sort()).toEqual(['1,3', '2,0', '2,3', '2,4', '2,5', '3,1'])
  })

  test('uploaded unchanged fails alike, corrected it is read', async () => {
    const first = await all(bytes, everything, {})
    const output = await errorWorkbook(bytes, everything, failuresOf(first))
    const again = await all(output, everything, {})
    const wrongOf = (read: readonly SheetRow[]) => read.filter(({ record: value }) => value === null).map(({ errors }) => errors.map(({ code }) => code))
    // The duplicate is alone in its file now: it updates the record of the first.
    expect(wrongOf(again)).toEqual(wrongOf(first).slice(0, 2))
    const twice = await errorWorkbook(output, everything, failuresOf(again))
    expect((await readHeader(twice, everything)).columns.filter(({ text: label }) => label === '错误原因')).toHaveLength(1)
  })

  test('takes failures found later, in storing', async () => {
    const failures = new Map([[7, [{ column: null, code: 'ledger.edit_conflict', message: { zh: '刚被别人改过', en: '' }, value: null }]]])
    const [sheet] = (await readXlsx(await errorWorkbook(bytes, everything, failures))).sheets
    expect(sheet?.rows.slice(1)).toEqual([['好', 'M6', '六', 1_234.5, 3, null, null, '第 7 行　刚被别人改过']])
  })
})

test('the schema the property test relies on refuses what it says', () => {
  expect(fieldSchema(everything.fields.serial).safeParse('a\u0000').success).toBe(false)
})
