import { expect, test } from 'vitest'
import { ledger } from '#kernel/ledger.ts'
import { errorWorkbook } from './error-workbook.ts'
import { exportXlsx } from './export.ts'
import type { CellError } from './problems.ts'
import { readLedgerSheet } from './read.ts'

const ROWS = 50_000
const MIB = 1024 * 1024
const options = { a: { zh: '甲类', en: 'A' }, b: { zh: '乙类', en: 'B' } }

/** Twelve columns, code and name included. */
const wide = ledger({
  module: 'tests',
  kind: 'wide',
  table: 'tests.wide',
  page: 'OP-00',
  clauses: [],
  roles: { read: [], write: [] },
  title: { zh: '大表', en: 'Wide' },
  fields: {
    area: { type: 'number', zh: '面积', en: 'Area', unit: 'm²', min: 0 },
    people: { type: 'integer', zh: '人数', en: 'People', min: 0 },
    sealed: { type: 'boolean', zh: '已加封', en: 'Sealed' },
    checkedOn: { type: 'date', zh: '检定日期', en: 'Checked on' },
    kind: { type: 'choice', zh: '类别', en: 'Kind', options },
    kinds: { type: 'choices', zh: '用途', en: 'Uses', options },
    contact: { type: 'text', zh: '负责人', en: 'Contact' },
    phone: { type: 'text', zh: '电话', en: 'Phone' },
    serial: { type: 'text', zh: '出厂编号', en: 'Serial' },
    remark: { type: 'longText', zh: '备注', en: 'Remark' },
  },
})

function* records() {
  for (let i = 0; i < ROWS; i++) {
    const texts = {
      contact: `王小${i % 50}`,
      phone: `1380000${String(i).padStart(4, '0')}`,
      serial: String(i).padStart(12, '0'),
      remark: `第 ${i} 条，位于吴兴区织里镇`,
    }
    yield {
      code: `M${i}`,
      name: `织里设备${i}号`,
      area: i / 7,
      people: i % 99,
      sealed: i % 2 === 0,
      checkedOn: '2026-11-23',
      kind: 'a',
      kinds: ['a', 'b'],
      ...texts,
    }
  }
}

/** Seconds and growth of memory; the greatest value of either in a busy machine is well above what a quiet one shows. */
async function measured(work: () => Promise<void>): Promise<{ seconds: number; growth: number }> {
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 5)
  const start = performance.now()
  await work()
  clearInterval(timer)
  return { seconds: (performance.now() - start) / 1_000, growth: (Math.max(peak, process.memoryUsage.rss()) - before) / MIB }
}

test('50,000 rows of 12 columns are written and read in seconds and little memory', async () => {
  const chunks: Uint8Array[] = []
  const writing = await measured(async () => {
    for await (const chunk of exportXlsx(wide, records()) as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk)
  })
  const bytes = Buffer.concat(chunks)
  let count = 0
  const reading = await measured(async () => {
    for await (const { record } of readLedgerSheet(bytes, wide)) if (record) count++
  })
  expect(count).toBe(ROWS)
  expect(writing.growth).toBeLessThan(300)
  expect(reading.growth).toBeLessThan(300)

  const failure: CellError[] = [{ column: 'area', code: 'x', message: { zh: '不符', en: '' }, value: null }]
  const failures = new Map(Array.from({ length: ROWS }, (_, i) => [i + 2, failure]))
  let errors: Uint8Array = new Uint8Array()
  const refusing = await measured(async () => {
    errors = await errorWorkbook(bytes, wide, failures)
  })
  expect(refusing.growth).toBeLessThan(400)
  let listed = 0
  for await (const _ of readLedgerSheet(errors, wide)) listed++
  expect(listed).toBe(20_000)
})
