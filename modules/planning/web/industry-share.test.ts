import { describe, expect, it } from 'vitest'
import { industryCodes, otherIndustries, sharesOf } from './industry-share.ts'

const company = (industryCode: string | null, values: Record<string, unknown> = {}) => ({
  industryCode,
  industryName: industryCode && `业${industryCode}`,
  ...values,
})

describe('share of leading industries', () => {
  it('reads codes however they are separated', () => {
    expect(industryCodes('18,1819')).toEqual(['18', '1819'])
    expect(industryCodes('C17、C18；电商')).toEqual(['17', '18'])
    expect(industryCodes(null)).toEqual([])
  })
  it('counts a company once, whoever left is not counted, unknown industries are told', () => {
    const rows = [
      company('1819'),
      company('1830'),
      company('C1751'),
      company(null),
      company('1811', { leftOn: '2026-11-23' }),
      company('18', { admittedOn: '2027-01-01' }),
    ]
    const { shares, inPark, leading, uncoded } = sharesOf(['18', '1819'], rows, '2026-11-23')
    expect(shares.map(({ companies }) => companies.length)).toEqual([2, 1])
    expect([inPark.length, leading.length, uncoded.length]).toEqual([4, 2, 1])
    expect(otherIndustries(inPark, leading)).toEqual([
      { name: '', count: 1 },
      { name: '业C1751', count: 1 },
    ])
    expect(sharesOf(['17'], rows, '2026-11-23').leading).toHaveLength(1)
  })
})
