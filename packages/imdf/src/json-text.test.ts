import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from './json-text.ts'

describe('readJson', () => {
  it('reads any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        fc.pre(!text.includes('__proto__'))
        expect(readJson(text)).toEqual({ value: JSON.parse(text), notFinite: [] })
      }),
    )
  })

  it.each([
    ['{\n  "a": 1,\n  "b": [1, 2\n}', 4, 1, '}'],
    ['{\n  "a": nope\n}', 2, 8, 'nope'],
    ['[1, 2,]', 1, 7, ']'],
    ['{"a" 1}', 1, 6, '1}'],
    ['{"a": 1} trailing', 1, 10, 'trailing'],
    ['{"a": 01}', 1, 7, '01}'],
    ['', 1, 1, '∎'],
    ['{"a": "open', 1, 7, '"open'],
    ["{'a': 1}", 1, 2, "'a': 1}"],
  ])('names the place in %j', (text, line, column, found) => {
    expect(readJson(text)).toEqual({ fault: 'invalid', line, column, found })
  })

  it('finds a place whenever the parser refuses', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.nat(200), fc.constantFrom('', ',', '}', ']', '"', 'x', ':'), (text, at, piece) => {
        const spoilt = text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1)
        fc.pre(!spoilt.includes('__proto__'))
        let isValid = true
        try {
          JSON.parse(spoilt)
        } catch {
          isValid = false
        }
        const reading = readJson(spoilt)
        expect('value' in reading).toBe(isValid)
        if ('line' in reading) expect(reading.line).toBeLessThanOrEqual(spoilt.split('\n').length)
      }),
      { numRuns: 500 },
    )
  })

  it('reads NaN and Infinity and says where they were', () => {
    expect(readJson('{"text": "NaN",\n "a": [NaN, -Infinity]}')).toEqual({
      value: { text: 'NaN', a: ['NaN', '-Infinity'] },
      notFinite: [
        { line: 2, found: 'NaN' },
        { line: 2, found: '-Infinity' },
      ],
    })
  })

  it('refuses nesting without end and prototype keys', () => {
    expect(readJson('['.repeat(1_000_000))).toEqual({ fault: 'tooDeep', limit: 64 })
    expect(readJson('{"__proto__": {"a": 1}}')).toEqual({ fault: 'forbiddenKey', key: '__proto__' })
  })
})
