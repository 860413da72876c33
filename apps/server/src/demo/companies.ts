import { company } from '#modules/companies/contract.ts'
import type { Days } from './days.ts'
import type { RecordBook } from './demo-records.ts'
import { fictionalCreditCode, fictionalPhone, personName } from './people.ts'
import type { Random } from './random.ts'

/** Industry class of GB/T 4754, its name, what such companies are called and make, and how many of a hundred there are. */
export interface Trade {
  code: string
  name: string
  suffix: string
  makes: readonly string[]
  share: number
}

export const CHILDRENS_WEAR_TRADES: readonly Trade[] = [
  { code: '1819', name: '其他机织服装制造', suffix: '童装', makes: ['婴童连体衣', '中大童外套', '童裤', '校园制服', '女童连衣裙'], share: 46 },
  { code: '1829', name: '其他针织或钩针编织服装制造', suffix: '针织', makes: ['儿童卫衣', '针织套装', '毛衫'], share: 16 },
  { code: '1830', name: '服饰制造', suffix: '服饰', makes: ['童帽', '童袜', '围兜与配饰'], share: 8 },
  { code: '1752', name: '化纤织物染整精加工', suffix: '整理', makes: ['功能面料整理', '小批量印染'], share: 5 },
  { code: '1761', name: '针织或钩针编织物织造', suffix: '织造', makes: ['针织坯布', '罗纹辅料'], share: 7 },
  { code: '5132', name: '服装批发', suffix: '商贸', makes: ['童装批发', '跨境电商'], share: 9 },
  { code: '7491', name: '工业设计服务', suffix: '设计', makes: ['童装版型设计', '图案设计'], share: 4 },
  { code: '7241', name: '会计、审计及税务服务', suffix: '财税服务', makes: ['代理记账'], share: 2 },
  { code: '5920', name: '通用仓储', suffix: '供应链', makes: ['云仓代发'], share: 3 },
]

const FIRST = ['小', '云', '锦', '萌', '童', '糖', '晴', '乐', '星', '蜜', '朵', '豆', '贝', '暖', '青', '布', '棉', '叮', '果', '麦']
const SECOND = ['织', '芽', '禾', '汀', '桥', '朵', '橙', '舟', '溪', '豆', '鹿', '兔', '咚', '米', '苗', '屿', '帆', '莓', '绒', '桃']

export interface CompanyPlan {
  count: number
  firstSerial: number
  trades: readonly Trade[]
  place: string
  /** Codes of the spaces that can be let. */
  spaces: readonly string[]
  leaving: number
}

/** Fictional companies with valid credit codes; the first two have accounts. Some have left, some left facts out. */
export function addCompanies(book: RecordBook, days: Days, random: Random, plan: CompanyPlan): void {
  const names = new Set<string>()
  for (let index = 0; index < plan.count; index++) {
    const trade = tradeOf(plan.trades, random.whole(1, 100))
    let brand = random.oneOf(FIRST) + random.oneOf(SECOND)
    while (names.has(brand)) brand = random.oneOf(FIRST) + random.oneOf(SECOND)
    names.add(brand)
    const code = `QY-${String(index + 1).padStart(3, '0')}`
    const isLeaving = index >= plan.count - plan.leaving
    book.add(company, code, `${plan.place}${brand}${trade.suffix}有限公司`, {
      creditCode: fictionalCreditCode(plan.firstSerial + index),
      shortName: `${brand}${trade.suffix}`,
      industryCode: trade.code,
      industryName: trade.name,
      mainBusiness: random.oneOf(trade.makes),
      legalRepresentative: personName(random),
      contactName: personName(random),
      contactPhone: fictionalPhone(plan.firstSerial + index),
      ...sizeOf(index, random),
      isServiceProvider: trade.code.startsWith('7'),
      unit: isLeaving ? null : book.id('parks.unit', plan.spaces[index % plan.spaces.length] ?? ''),
      admittedOn: days.ago(random.whole(120, 2_400)),
      leftOn: isLeaving ? (index % 3 === 0 ? days.ahead(random.whole(10, 40)) : days.ago(random.whole(5, 90))) : null,
    })
  }
}

function tradeOf(trades: readonly Trade[], ticket: number): Trade {
  let left = ticket
  for (const trade of trades) {
    left -= trade.share
    if (left <= 0) return trade
  }
  return trades[0] as Trade
}

/** Industrial classes: micro below 20 people or 3 million yuan, small below 300 people or 20 million, medium above. Some entries disagree. */
function sizeOf(index: number, random: Random): Record<string, unknown> {
  if (index % 31 === 17) return { staff: null, sizeClass: 'small' }
  if (index % 47 === 23)
    return {
      staff: random.whole(310, 420),
      annualRevenueYuan: random.whole(4_200, 9_000) * 10_000,
      totalAssetsYuan: random.whole(3_000, 6_000) * 10_000,
      sizeClass: 'small',
    }
  if (random.isChance(0.42))
    return {
      staff: random.whole(4, 19),
      annualRevenueYuan: random.whole(60, 290) * 10_000,
      totalAssetsYuan: random.whole(30, 160) * 10_000,
      sizeClass: 'micro',
    }
  return {
    staff: random.whole(22, 180),
    annualRevenueYuan: random.whole(330, 1_900) * 10_000,
    totalAssetsYuan: random.whole(180, 950) * 10_000,
    sizeClass: 'small',
  }
}
