import { expect, it } from 'vitest'
import { ledger } from '#kernel/ledger.ts'
import type { Row } from './ledger-calls.ts'
import { referencedIds } from './reference-names.ts'

const stay = ledger({
  module: 'x',
  kind: 'stay',
  table: 'x.stay',
  page: 'OP-00',
  title: { zh: '入住', en: 'Stay' },
  clauses: [],
  roles: { read: [], write: [] },
  fields: {
    room: { type: 'reference', ledger: 'x.room', zh: '', en: '' },
    other: { type: 'reference', ledger: 'x.room', zh: '', en: '' },
    firm: { type: 'reference', ledger: 'x.firm', zh: '', en: '' },
    hidden: { type: 'reference', ledger: 'x.hidden', zh: '', en: '', detailOnly: true },
  },
})
const row = (values: Record<string, unknown>) => ({ id: 'i', ...values }) as Row

it('asks once for each record that shown columns point to', () => {
  const wanted = referencedIds(stay, [row({ room: 'b', other: 'a', hidden: 'h' }), row({ room: 'b', other: null })])
  expect([...wanted]).toEqual([['x.room', ['a', 'b']]])
})
