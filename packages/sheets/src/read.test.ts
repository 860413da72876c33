import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { ledger } from '#kernel/ledger.ts'
import { ARCHIVE_LIMITS } from './archive.ts'
import { type HandmadeCell, type HandmadeSheet, handmadeParts, handmadeWorkbook } from './handmade-workbook.ts'
import { SheetProblem } from './problems.ts'
import { type ReadOptions, readHeader, readLedgerSheet, type SheetRow } from './read.ts'

const meter = ledger({
  module: 'tests',
  kind: 'meter',
  table: 'tests.meter',
  page: 'OP-00',
  clauses: [],
  roles: { read: [], write: [] },
  title: { zh: '电表', en: 'Meter' },
  fields: {
    building: { type: 'reference', ledger: 'parks.building', zh: '所属建筑', en: 'Building' },
    phase: { type: 'choice', zh: '相数', en: 'Phase', options: { single: { zh: '单相', en: 'Single' }, three: { zh: '三相（380 V）', en: 'Three' } } },
    uses: {
      type: 'choices',
      zh: '用途',
      en: 'Uses',
      options: { light: { zh: '照明', en: 'Light' }, power: { zh: '动力、空调', en: 'Power, air conditioning' }, other: { zh: '其他', en: 'Other' } },
    },
    ratedA: { type: 'number', zh: '额定电流', en: 'Rated current', unit: 'A', min: 0, max: 10_000, decimals: 1 },
    digits: { type: 'integer', zh: '位数', en: 'Digits', min: 1, max: 12 },
    sealed: { type: 'boolean', zh: '已加封', en: 'Sealed' },
    checkedOn: { type: 'date', zh: '检定日期', en: 'Checked on' },
    serial: { type: 'text', zh: '出厂编号', en: 'Serial number', max: 20 },
  },
})

const B1 = '018f0000-0000-7000-8000-000000000001'
const references = { 'parks.building': new Map([['B1', B1]]) }
const HEADER = ['编号*', '名称*', '所属建筑', '相数', '用途', '额定电流（A）', '位数', '已加封', '检定日期', '出厂编号']

async function all(bytes: Uint8Array, options: ReadOptions = { references }, of = meter as Parameters<typeof readLedgerSheet>[1]): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of readLedgerSheet(bytes, of, options)) rows.push(row)
  return rows
}

const workbook = (rows: readonly (readonly HandmadeCell[])[], rest: Partial<HandmadeSheet> = {}) =>
  handmadeWorkbook({ sheets: [{ name: 'Sheet1', rows, ...rest }] })

/** One record with one cell changed. */
async function cell(column: string, value: HandmadeCell): Promise<unknown> {
  const values: HandmadeCell[] = HEADER.map((header) => (header === column ? value : header === '编号*' ? 'M1' : header === '名称*' ? '总表' : null))
  const [row] = await all(workbook([HEADER, values]))
  if (row?.record === null) return row.errors.map(({ code }) => code).join()
  const key = {
    编号: 'code',
    名称: 'name',
    所属建筑: 'building',
    相数: 'phase',
    用途: 'uses',
    额定电流: 'ratedA',
    位数: 'digits',
    已加封: 'sealed',
    检定日期: 'checkedOn',
    出厂编号: 'serial',
  }[column.replace(/[*（].*/, '')]
  return row?.record?.[key ?? '']
}

async function refusal(reading: Promise<unknown>): Promise<string> {
  try {
    await reading
    return 'accepted'
  } catch (problem) {
    if (problem instanceof SheetProblem) return problem.code
    throw problem
  }
}

describe('cells', () => {
  test.each<[string, HandmadeCell, unknown]>([
    ['检定日期', '2026-11-23', '2026-11-23'],
    ['检定日期', '2026/11/23', '2026-11-23'],
    ['检定日期', '2026/1/3', '2026-01-03'],
    ['检定日期', '20261123', '2026-11-23'],
    ['检定日期', '2026年11月23日', '2026-11-23'],
    ['检定日期', '２０２６－１１－２３', '2026-11-23'],
    ['检定日期', '2026-11-23 08:30:00', '2026-11-23'],
    ['检定日期', { serial: 46_349 }, '2026-11-23'],
    ['检定日期', { serial: 46_349.75 }, '2026-11-23'],
    ['检定日期', { serial: 1 }, '1900-01-01'],
    ['检定日期', 46_349, '2026-11-23'],
    ['检定日期', 20261123, '2026-11-23'],
    ['检定日期', '2026-02-29', 'date_expected'],
    ['检定日期', '23.11.2026', 'date_expected'],
    ['检定日期', 2026, 'date_expected'],
    ['检定日期', '1899-12-31', 'date_out_of_range'],
    ['检定日期', true, 'date_expected'],
    ['额定电流（A）', 63.5, 63.5],
    ['额定电流（A）', '1,234.5', 1234.5],
    ['额定电流（A）', '１２３４．５', 1234.5],
    ['额定电流（A）', ' 63 A ', 63],
    ['额定电流（A）', '1,23', 'number_expected'],
    ['额定电流（A）', '约60', 'number_expected'],
    ['额定电流（A）', -1, 'too_small'],
    ['额定电流（A）', 10_001, 'too_big'],
    ['额定电流（A）', { serial: 46_349 }, 'number_expected'],
    ['位数', 6, 6],
    ['位数', '６', 6],
    ['位数', 6.5, 'integer_expected'],
    ['位数', 13, 'too_big'],
    ['已加封', '是', true],
    ['已加封', '否', false],
    ['已加封', true, true],
    ['已加封', 'Ｙes', true],
    ['已加封', 0, false],
    ['已加封', '大概', 'boolean_expected'],
    ['相数', '单相', 'single'],
    ['相数', 'SINGLE', 'single'],
    ['相数', ' 三相 (380V) ', 'three'],
    ['相数', '两相', 'unknown_choice'],
    ['用途', '照明、其他', ['light', 'other']],
    ['用途', '动力、空调，照明', ['power', 'light']],
    ['用途', '照明、照明', ['light']],
    ['用途', '照明、取暖', 'unknown_choice'],
    ['所属建筑', 'B1', B1],
    ['所属建筑', 'Ｂ１ ', B1],
    ['所属建筑', 'B2', 'unknown_reference'],
    ['出厂编号', '007', '007'],
    ['出厂编号', 13_812_345_678, '13812345678'],
    ['出厂编号', 330502199003072500, 'digits_lost'],
    ['出厂编号', '𠮷㙟·', '𠮷㙟·'],
    ['出厂编号', '1234567890123456789012', 'text_too_long'],
    ['出厂编号', 'a_x0000_b', 'forbidden_characters'],
    ['出厂编号', "'=1+1", '=1+1'],
    ['出厂编号', "''=1+1", "'=1+1"],
    ['出厂编号', "'plain", "'plain"],
    ['出厂编号', '-5', '-5'],
    ['出厂编号', { formula: "cmd|' /C calc'!A0", result: '7' }, 'formula'],
    ['出厂编号', '=cmd|x', 'formula'],
    ['额定电流（A）', { formula: 'SUM(A1:A3)', result: '7' }, 'formula'],
    ['出厂编号', { error: '#N/A' }, 'excel_error'],
    ['出厂编号', 'x'.repeat(32_768), 'cell_too_long'],
    ['名称*', '', 'required'],
    ['名称*', '　 ', 'required'],
    ['编号*', null, 'required'],
    ['出厂编号', null, null],
  ])('%s: %j → %j', async (column, value, expected) => {
    expect(await cell(column, value)).toEqual(expected)
  })

  test('1904 date system', async () => {
    const bytes = handmadeWorkbook({
      date1904: true,
      sheets: [{ name: 's', rows: [HEADER, ['M1', '表', null, null, null, null, null, null, { serial: 44_887 }]] }],
    })
    expect((await all(bytes))[0]?.record?.checkedOn).toBe('2026-11-23')
  })

  test('shared strings: rich text is joined, phonetic guides and long texts are not read', async () => {
    const sharedStrings = [
      '<t>M1</t>',
      '<r><rPr><b/></rPr><t>总</t></r><r><t>表&amp;&#x20BB7;_x000D_</t></r><rPh sb="0" eb="1"><t>zong</t></rPh>',
      `<t>${'长'.repeat(40_000)}</t>`,
    ]
    const bytes = handmadeWorkbook({
      sharedStrings,
      sheets: [{ name: 's', rows: [HEADER, [{ sharedString: 0 }, { sharedString: 1 }], ['M2', { sharedString: 2 }]] }],
    })
    const [first, second] = await all(bytes)
    expect(first?.record).toMatchObject({ code: 'M1', name: '总表&𠮷' })
    expect(second?.errors).toEqual([
      {
        column: 'name',
        code: 'cell_too_long',
        value: expect.stringMatching(/长{90}/),
        message: { zh: '单元格内容有 40000 个字符，超过上限 32767', en: 'The cell holds 40000 characters, more than 32767' },
      },
    ])
  })

  test('a code that is already in the file is refused with the place of the first', async () => {
    const rows = await all(workbook([HEADER, ['M1', '一'], ['M2', '二'], ['M1', '三']]))
    expect(rows.map(({ record }) => record !== null)).toEqual([true, true, false])
    expect(rows[2]?.errors[0]).toMatchObject({ column: 'code', code: 'duplicate_code', message: { zh: '编号与第 2 行重复' } })
  })

  test('positions: two columns become a point, one alone is refused, none leaves other shapes alone', async () => {
    const place = { type: 'geometry', geometry: ['Point', 'Polygon'], zh: '位置', en: 'Place' } as const
    const point = { ...meter, fields: { geometry: place } }
    const header = ['编号', '名称', '纬度', '经度']
    const rows = await all(
      workbook([header, ['G1', '东门', 30.8, 120.2], ['G2', '西门', 30.8, null], ['G3', '北门', null, null], ['G4', '南门', 95, 120]]),
      {},
      point,
    )
    expect(rows[0]?.record).toEqual({ code: 'G1', name: '东门', geometry: { type: 'Point', coordinates: [120.2, 30.8] } })
    expect(rows[1]?.errors[0]?.code).toBe('incomplete_position')
    expect(rows[2]?.record).toEqual({ code: 'G3', name: '北门' })
    expect(rows[3]?.errors[0]).toMatchObject({ column: 'geometry.latitude', code: 'too_big' })
  })
})

describe('header', () => {
  test('labels match without width, blanks, star and unit, in Chinese and English, in any order', async () => {
    const header = await readHeader(workbook([['Rated current (A)', '　名 称＊', 'Ｃode', '备注', '出厂编号：']]), meter)
    expect(header.columns.map(({ letter, key }) => [letter, key])).toEqual([
      ['A', 'ratedA'],
      ['B', 'name'],
      ['C', 'code'],
      ['D', null],
      ['E', 'serial'],
    ])
  })

  test('below a merged title, and in two rows under merged groups', async () => {
    const titled = workbook([['织里园区电表一览'], [], HEADER, ['M1', '总表']], { merges: ['A1:J1'] })
    expect((await all(titled))[0]).toMatchObject({ rowNumber: 4, record: { code: 'M1' } })
    const grouped = workbook(
      [
        ['编号', '名称', '参数', null, null],
        [null, null, '相数', '位数', '额定电流'],
        ['M1', '总表', '单相', 6, 60],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:E1'] },
    )
    expect((await all(grouped))[0]).toMatchObject({ rowNumber: 3, record: { code: 'M1', phase: 'single', digits: 6, ratedA: 60 } })
  })

  test('a mapping decides over the labels', async () => {
    const bytes = workbook([
      ['表号', '名称', '编号', '位数'],
      ['M1', '总表', 'X-77', 6],
    ])
    const [row] = await all(bytes, { mapping: { 表号: 'code', 编号: 'serial', 位数: null } })
    expect(row?.record).toEqual({ code: 'M1', name: '总表', serial: 'X-77' })
  })

  test('the right sheet is found among others; hidden ones are not read unless named', async () => {
    const sheets: HandmadeSheet[] = [
      { name: '说明', rows: [['电表 导入模板'], ['编号', '名称']] },
      { name: '旧', rows: [HEADER, ['OLD', '旧表', null, '单相']], hidden: true },
      { name: '电表', rows: [HEADER, ['M1', '总表']] },
    ]
    expect((await all(handmadeWorkbook({ sheets })))[0]?.record?.code).toBe('M1')
    expect((await all(handmadeWorkbook({ sheets }), { sheet: '旧' }))[0]?.record?.code).toBe('OLD')
  })

  test('a file of something else says which columns are expected', async () => {
    const reading = readHeader(
      workbook([
        ['姓名', '电话'],
        ['王小明', '138'],
      ]),
      meter,
    )
    await expect(reading).rejects.toThrow(SheetProblem)
    await expect(reading).rejects.toMatchObject({ code: 'sheet.header_not_found', text: { zh: expect.stringContaining('编号、名称、所属建筑') } })
  })

  test('missing required columns and columns that appear twice are named', async () => {
    expect(await refusal(all(workbook([['编号', '相数', '位数'], ['M1']])))).toBe('sheet.column_missing')
    expect(await refusal(all(workbook([['编号', '名称', '位数', '名称*'], ['M1']])))).toBe('sheet.column_twice')
  })

  test('sample, footer, blank rows and the column of errors are left out', async () => {
    const rows = await all(
      workbook([
        [...HEADER, '错误原因'],
        ['示例（本行不导入）', '总表一'],
        [],
        ['M1', '总表', null, null, null, null, null, null, null, null, '第 9 行'],
        [null, ' '],
        ['※ 王** 导出'],
      ]),
    )
    expect(rows.map(({ record }) => record?.code)).toEqual(['M1'])
  })
})

describe('files', () => {
  const rows: HandmadeCell[][] = [HEADER, ['M1', '织里𠮷', null, '单相', null, '1,5', 6]]
  const csv = '编号,名称,相数,位数,出厂编号\r\nM1,"织里, ""𠮷""",单相,6,007\r\nM2,两\n行,三相（380 V）,,"a\r\nb"\r\n'

  test('CSV in UTF-8 with and without mark, UTF-16, GB18030; quoted cells, three delimiters', async () => {
    const gb18030 = Buffer.from('b1e0bac52cc3fbb3c62ccfe0cafd2ccebbcafd0a4d312cd6afc0ef2cb5a5cfe02c360a', 'hex')
    expect((await all(gb18030))[0]?.record).toEqual({ code: 'M1', name: '织里', phase: 'single', digits: 6 })
    for (const text of [csv, `\ufeff${csv}`]) {
      expect((await all(Buffer.from(text)))[0]?.record).toEqual({ code: 'M1', name: '织里, "𠮷"', phase: 'single', digits: 6, serial: '007' })
    }
    expect((await all(Buffer.from(`\ufeff${csv}`, 'utf16le')))[0]?.record?.name).toBe('织里, "𠮷"')
    const [row] = await all(Buffer.from('编号\t名称\t位数\nM1\t"a\tb"\t6'))
    expect(row?.record).toEqual({ code: 'M1', name: 'a\tb', digits: 6 })
    expect((await all(Buffer.from('编号;名称;位数\nM1;a,b;6')))[0]?.record).toEqual({ code: 'M1', name: 'a,b', digits: 6 })
    expect((await all(Buffer.from('编号,名称,位数\nM1,=cmd|x,6')))[0]?.errors[0]?.code).toBe('formula')
    expect((await all(Buffer.from(`编号,名称,位数\nM1,"${'x'.repeat(10_000_000)}",6`)))[0]?.errors[0]?.code).toBe('cell_too_long')
  })

  test.each<[string, Uint8Array, string]>([
    ['old .xls', Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex'), 'sheet.old_format'],
    ['BIFF without container', Buffer.from([0x09, 0x08, 0x10, 0x00]), 'sheet.old_format'],
    ['HTML called .xls', Buffer.from('\ufeff <html><table><tr><td>编号'), 'sheet.old_format'],
    ['password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]), 'sheet.encrypted'],
    ['xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'sheet.old_format'],
    ['macros', handmadeWorkbook({ sheets: [{ name: 's', rows }], parts: { 'xl/vbaProject.bin': strToU8('x') } }), 'sheet.has_macros'],
    ['a zip of photographs', zipSync({ 'a.jpg': strToU8('x') }), 'sheet.not_a_workbook'],
    ['pdf', Buffer.from('%PDF-1.7'), 'sheet.not_a_workbook'],
    ['binary', Buffer.from([1, 0, 2, 0, 3]), 'sheet.not_a_workbook'],
    ['nothing', new Uint8Array(), 'sheet.not_a_workbook'],
    ['cut off', workbook(rows).subarray(0, 900), 'sheet.damaged'],
    [
      'document type',
      handmadeWorkbook({
        sheets: [{ name: 's', rows }],
        parts: { 'xl/worksheets/sheet1.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>') },
      }),
      'sheet.damaged',
    ],
    [
      'endless tag',
      handmadeWorkbook({ sheets: [{ name: 's', rows }], parts: { 'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${'a'.repeat(300_000)}`) } }),
      'sheet.damaged',
    ],
    [
      '1,001 entries',
      handmadeWorkbook({ sheets: [{ name: 's', rows }], parts: Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`x/${i}`, strToU8('x')])) }),
      'sheet.too_large',
    ],
    ['path that climbs', handmadeWorkbook({ sheets: [{ name: 's', rows }], parts: { '../x': strToU8('x') } }), 'sheet.damaged'],
    ['bomb by ratio', handmadeWorkbook({ sheets: [{ name: 's', rows }], parts: { 'xl/media/x': new Uint8Array(20_000_000) } }), 'sheet.too_large'],
  ])('%s', async (_, bytes, expected) => {
    expect(await refusal(all(bytes))).toBe(expected)
  })

  test('an archive that lies about its size is stopped while it unpacks', async () => {
    const parts = handmadeParts({ sheets: [{ name: 's', rows: Array.from({ length: 20_000 }, (_, i) => (i === 0 ? HEADER : [`M${i}`, `表${i}`])) }] })
    const bytes = zipSync(parts)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const name = Buffer.from('xl/worksheets/sheet1.xml')
    const at = Buffer.from(bytes).lastIndexOf(name) - 46
    expect(view.getUint32(at, true)).toBe(0x02014b50)
    view.setUint32(at + 24, 1_000, true)
    expect(await refusal(all(bytes))).toBe('sheet.too_large')
  })

  test('limits can be tightened and rows are bounded', async () => {
    const bytes = workbook([HEADER, ...Array.from({ length: 20 }, (_, i) => [`M${i}`, '表'])])
    expect(await refusal(all(bytes, { maxRows: 20 }))).toBe('accepted')
    expect(await refusal(all(bytes, { maxRows: 19 }))).toBe('sheet.too_many_rows')
    expect(await refusal(all(bytes, { limits: { ...ARCHIVE_LIMITS, unpacked: 1_000 } }))).toBe('sheet.too_large')
  })

  test('every truncation and every flipped byte is a clear refusal or a reading, never a crash', async () => {
    const bytes = workbook(rows)
    for (let i = 0; i < bytes.length; i += 7) {
      await refusal(all(bytes.subarray(0, i)))
      const flipped = Uint8Array.from(bytes)
      flipped[i] = (flipped[i] ?? 0) ^ 0x5a
      await refusal(all(flipped))
    }
  })
})
