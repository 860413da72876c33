import { expect, test } from 'vitest'
import { masked } from './ledger-rows.ts'

test.each([
  ['idNumber', '330502199001011234', '330502********1234'],
  ['idNumber', 'E12345678', '*******78'],
  ['contactPhone', '13812345678', '138****5678'],
  ['carer', '13812345678', '138****5678'],
  ['contactPhone', '0572-2345678', '**********78'],
  ['contactName', '王小明', '王**'],
  ['signedBy', '阿卜杜热西提·买买提', '阿**'],
  ['legalRepresentative', 'John Smith', 'J**'],
])('%s %s is shown as %s', (key, value, shown) => {
  expect(masked(key, value)).toBe(shown)
})

test('nothing is made of empty values and of values that are no text', () => {
  expect(masked('contactName', '')).toBe('')
  expect(masked('contactName', null)).toBe(null)
})
