import { describe, expect, it } from 'vitest'
import type { Field } from '#kernel/ledger.ts'
import { translate } from '../i18n.ts'
import { differences, errorOf, errorsOf, parseNumber, sentValue, serverErrors } from './form-rules.ts'

const t = translate as (text: Parameters<typeof translate>[0]) => string
const zh = (text: Parameters<typeof translate>[0], args?: Parameters<typeof translate>[2]) => translate(text, 'zh', args)
const number: Field = { type: 'number', zh: '面积', en: 'Area', min: 0, max: 100 }

describe('form rules', () => {
  it('takes numbers as people paste them', () => {
    expect(parseNumber('１２３')).toBe(123)
    expect(parseNumber(' 1,234.5 ')).toBe(1234.5)
    expect(parseNumber('１，２３４．５')).toBe(1234.5)
    for (const wrong of ['12a', '1e5', '--1', '.', '一二']) expect(parseNumber(wrong)).toBeNaN()
  })
  it('says what is wrong and how to mend it', () => {
    expect(errorOf(number, '', zh)).toBeUndefined()
    expect(errorOf({ ...number, required: true }, ' ', zh)).toBe('请填写面积')
    expect(errorOf(number, '12a', zh)).toBe('面积要填数字，例如 12.5')
    expect(errorOf(number, '101', zh)).toBe('面积不能大于 100')
    expect(errorOf({ type: 'integer', zh: '层数', en: 'Storeys' }, '1.5', zh)).toContain('整数')
    expect(errorOf({ type: 'choices', zh: '用途', en: 'Uses', required: true, options: {} }, [], zh)).toBe('请选择用途')
    expect(errorOf({ type: 'geometry', geometry: ['Point'], zh: '位置', en: 'Position' }, { type: 'LineString', coordinates: [] }, zh)).toContain('GeoJSON')
    expect(errorsOf({ a: { ...number, required: true }, b: number }, { b: '5' }, zh)).toEqual({ a: '请填写面积' })
    expect(t(number)).toBe('面积')
  })
  it('sends null for empty and numbers for digits', () => {
    expect(sentValue(number, '')).toBeNull()
    expect(sentValue(number, '１2')).toBe(12)
    expect(sentValue({ type: 'boolean', zh: '', en: '' }, false)).toBe(false)
  })
  it('puts errors of the server beside their fields', () => {
    expect(
      serverErrors(
        { areaM2: number },
        [
          { path: 'record.areaM2', message: '面积必须大于零' },
          { path: 'other', message: '不行' },
        ],
        zh,
      ),
    ).toEqual({ areaM2: '面积必须大于零', '': '不行' })
    expect(serverErrors({ areaM2: number }, [{ path: 'record.areaM2', message: 'Too small' }], zh)).toEqual({ areaM2: '面积填写有误，请检查' })
  })
  it('keeps theirs where I changed nothing and mine where I did', () => {
    const fields = { a: number, b: number, c: number }
    expect(differences(fields, { a: 1, b: 1, c: 1 }, { a: 2, b: 1, c: 1 }, { a: 3, b: 4, c: 1 })).toEqual([
      { key: 'a', mine: 2, theirs: 3, keeps: 'mine' },
      { key: 'b', mine: 1, theirs: 4, keeps: 'theirs' },
    ])
  })
})
