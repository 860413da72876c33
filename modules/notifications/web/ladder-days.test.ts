import { expect, test } from 'vitest'
import { parseDays } from './ladder-days.ts'

test('days are read as people type them, sorted, once each', () => {
  expect(parseDays('7，30、1 0，－1, 7')).toEqual([30, 7, 1, 0, -1])
  expect(parseDays('')).toEqual([])
})

test('what is no day within bounds is not guessed', () => {
  expect(parseDays('7, 半')).toBeUndefined()
  expect(parseDays('1.5')).toBeUndefined()
  expect(parseDays('400')).toBeUndefined()
})
