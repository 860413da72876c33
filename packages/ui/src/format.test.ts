import { describe, expect, it } from 'vitest'
import { EMPTY, formatDate, formatField, formatMoney, formatNumber, formatRelative, formatShown, formatTime, maskId, maskName, maskPhone } from './format.ts'

describe('formatting', () => {
  it('shows times on the park clock whatever the zone of the machine', () => {
    expect(formatTime('2026-11-23T08:40:00Z')).toBe('2026-11-23 16:40')
    expect(formatDate('2026-11-23T16:30:00Z')).toBe('2026-11-24')
    expect(formatDate('2026-11-23')).toBe('2026-11-23')
    expect(formatTime('2026-11-23T16:00:00Z', 'second')).toBe('2026-11-24 00:00:00')
  })
  it('groups thousands, keeps fixed decimals of money and never invents a value', () => {
    expect(formatNumber(1234567.5)).toBe('1,234,567.5')
    expect(formatMoney(123450)).toBe('¥1,234.50')
    expect(formatMoney(-1)).toBe('-¥0.01')
    for (const nothing of [null, undefined, Number.NaN]) expect(formatNumber(nothing)).toBe(EMPTY)
    expect(formatDate('not a date')).toBe(EMPTY)
  })
  it('speaks relative times', () => {
    const now = new Date('2026-11-23T08:40:00Z')
    expect(formatRelative('2026-11-23T08:39:30Z', now)).toBe('刚刚')
    expect(formatRelative('2026-11-23T08:00:00Z', now)).toBe('40 分钟前')
    expect(formatRelative('2026-11-23T01:40:00Z', now, 'en')).toBe('7 h ago')
    expect(formatRelative('2026-11-01T01:40:00Z', now)).toBe('11-01 09:40')
    expect(formatRelative('2024-11-01T01:40:00Z', now)).toBe('2024-11-01 09:40')
  })
  it('shows fields of every type', () => {
    const options = { a: { zh: '甲', en: 'A' }, b: { zh: '乙', en: 'B' } }
    expect(formatField({ type: 'choices', zh: '', en: '', options }, ['a', 'b'], 'zh')).toBe('甲、乙')
    expect(formatField({ type: 'boolean', zh: '', en: '' }, false, 'zh')).toBe('否')
    expect(formatField({ type: 'reference', ledger: 'x.y', zh: '', en: '' }, 'id-1', 'zh', { 'id-1': '3 号楼' })).toBe('3 号楼')
    expect(formatField({ type: 'text', zh: '', en: '' }, '', 'zh')).toBe(EMPTY)
    expect(formatShown({ value: 1.095, unit: 'm' })).toBe('1.095 m')
    expect(formatShown({ value: 3, unit: 'person' }, 'zh')).toBe('3 人')
  })
  it('masks personal data', () => {
    expect(maskName('张三')).toBe('张*')
    expect(maskName('欧阳小明')).toBe('欧**明')
    expect(maskPhone('18612341402')).toBe('186****1402')
    expect(maskId('330501199001011234')).toBe('330501********1234')
  })
})
