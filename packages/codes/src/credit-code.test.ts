import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCreditCode, creditCodeCheckCharacter, organisationCheckCharacter } from './credit-code.ts'

describe('checkCreditCode', () => {
  test.each([
    '91350100M000100Y43', // the example of GB 32100-2015
    '91310110666007217T',
    '91310115591693856A',
    '91440300708461136T',
    '91110108551385082Q',
    '91110000802100433B',
    '91341000MA2N0ABGXX',
    '1134082855783407XL',
    '11610923MB2900168E',
    '51610700305332460K',
    '91330502MA2B00019K',
    '91330502MAC000017Y',
    ' 91330502ma2b00019k ',
  ])('accepts %s', (code) => {
    expect(checkCreditCode(code)).toEqual({ valid: true, code: code.trim().toUpperCase() })
  })

  test.each([
    ['91350211M00013FA1N', 'check', '3'],
    ['91350200M000000510', 'check', 'D'],
    ['91350100M000100Y4', 'length', undefined],
    ['', 'length', undefined],
    ['91350100M000100I43', 'characters', undefined],
    ['9135010OM000100Y43', 'characters', undefined],
    ['9135AB00M000100Y43', 'characters', undefined],
    ['统一社会信用代码统一社会信用代码一二', 'characters', undefined],
  ])('refuses %s: %s', (code, problem, expected) => {
    expect(checkCreditCode(code)).toEqual({ valid: false, problem, ...(expected ? { expected } : {}) })
  })

  test('names a wrong organisation part when the last character is right', () => {
    const first17 = '91330502MA2B00018'
    expect(checkCreditCode(first17 + creditCodeCheckCharacter(first17))).toEqual({ valid: false, problem: 'organisationCheck', expected: '9' })
    expect(organisationCheckCharacter('MA2N0ABG')).toBe('X')
  })

  test('any single wrong character is found', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...alphabet), (at, character) => {
        const code = '91330502MA2B00019K'
        fc.pre(code.charAt(at) !== character)
        expect(checkCreditCode(code.slice(0, at) + character + code.slice(at + 1)).valid).toBe(false)
      }),
    )
  })
})
