import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bigrams, queryBigrams } from './bigrams.ts'
import { maskMobile, maskName, maskResidentId } from './masks.ts'
import { pinyinOf, searchColumn } from './pinyin.ts'
import { uuidv7 } from './uuid.ts'

const found = (texts: string[], query: string) => {
  const column = new Set(searchColumn(texts))
  return queryBigrams(query).every((gram) => column.has(gram))
}

describe('bigrams', () => {
  test('are single characters and pairs, lower-case, half-width', () => {
    expect(bigrams('织里 盛泰').sort()).toEqual(['织', '里', '盛', '泰', '织里', '里盛', '盛泰'].sort())
    expect(bigrams('Ａ1')).toEqual(['a', '1', 'a1'])
    expect(bigrams('𠮷田')).toEqual(['𠮷', '田', '𠮷田'])
    expect(bigrams(' ')).toEqual([])
  })

  test('of a query are the pairs of its words', () => {
    expect(queryBigrams('织里盛泰')).toEqual(['织里', '里盛', '盛泰'])
    expect(queryBigrams(' 里  盛泰 ')).toEqual(['里', '盛泰'])
    expect(queryBigrams('')).toEqual([])
  })

  test('every part of a text finds it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (text, a, b) => {
        const characters = [...text.normalize('NFKC')]
        const part = characters.slice(a % characters.length, (a % characters.length) + 1 + (b % characters.length)).join('')
        // A part cut between a letter and its accent is another text once normalised.
        fc.pre(part.normalize('NFKC') === part && part.toLowerCase() === part && text.normalize('NFKC').toLowerCase() === text.normalize('NFKC'))
        const column = new Set(bigrams(text))
        expect(queryBigrams(part).every((gram) => column.has(gram))).toBe(true)
      }),
    )
  })
})

describe('searchColumn', () => {
  test.each([
    ['盛泰', true],
    ['织里 泰', true],
    ['shengtai', true],
    ['st', true],
    ['ＺＬ', true],
    ['B-01', true],
    ['盛大', false],
    ['wuxing', false],
  ])('织里盛泰 B-01 is found by %s: %s', (query, expected) => {
    expect(found(['织里盛泰', 'B-01'], query)).toBe(expected)
  })

  test('pinyin without tones', () => {
    expect(pinyinOf('湖州织里')).toEqual({ full: 'huzhouzhili', initials: 'hzzl' })
    expect(pinyinOf('A座 绿园')).toEqual({ full: 'a座绿园'.replace('座', 'zuo').replace('绿园', 'lvyuan'), initials: 'azly' })
    expect(searchColumn([null, undefined, ''])).toEqual([])
  })
})

describe('masks', () => {
  test.each([
    ['330502199003071234', '330502********1234'],
    ['150102880730303', '150102*****0303'],
    ['12345', '*****'],
    ['', ''],
  ])('resident id %s → %s', (id, masked) => {
    expect(maskResidentId(id)).toBe(masked)
  })
  test.each([
    ['13812345678', '138****5678'],
    ['0572-2345678', '**********78'],
    ['110', '***'],
    ['', ''],
  ])('mobile %s → %s', (mobile, masked) => {
    expect(maskMobile(mobile)).toBe(masked)
  })
  test.each([
    ['王小明', '王**'],
    ['王明', '王**'],
    ['𠮷田', '𠮷**'],
    ['', ''],
  ])('name %s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})

describe('uuidv7', () => {
  test('the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })
  test('sorts by time and wants enough randomness', () => {
    const zero = new Uint8Array(10)
    expect(uuidv7(1_000, zero) < uuidv7(1_001, zero)).toBe(true)
    expect(uuidv7(0xffff, zero) < uuidv7(0x1_0000, zero)).toBe(true)
    expect(() => uuidv7(0, new Uint8Array(9))).toThrow(RangeError)
    expect(() => uuidv7(-1, zero)).toThrow(RangeError)
  })
})
