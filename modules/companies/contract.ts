import { type Ledger, ledger } from '#kernel/ledger.ts'
import { PARK_POSTS } from '#kernel/operation.ts'

/** Size classes of the national classification (中小企业划型). */
export const SIZE_CLASSES = {
  micro: { zh: '微型', en: 'Micro' },
  small: { zh: '小型', en: 'Small' },
  medium: { zh: '中型', en: 'Medium' },
  large: { zh: '大型', en: 'Large' },
} as const

export const company = ledger({
  module: 'companies',
  kind: 'company',
  table: 'companies.company',
  page: 'OP-37',
  clauses: ['3.1', '4.3'],
  roles: { read: [...PARK_POSTS, 'supervisor'], write: ['parkDirector', 'investmentOfficer'] },
  title: { zh: '企业', en: 'Company' },
  rules: {
    companies_credit_code_taken: {
      code: 'companies.credit_code_taken',
      zh: '该统一社会信用代码的企业已在园。',
      en: 'A company with this credit code is in the park already.',
    },
  },
  fields: {
    creditCode: {
      type: 'text',
      zh: '统一社会信用代码',
      en: 'Unified social credit code',
      required: true,
      max: 18,
      help: { zh: '18 位，末位为校验码（GB 32100）', en: '18 characters, the last one is the check character (GB 32100)' },
    },
    shortName: { type: 'text', zh: '简称', en: 'Short name', max: 60 },
    industryCode: { type: 'text', zh: '行业代码', en: 'Industry code', max: 5, help: { zh: 'GB/T 4754 小类，如 1819', en: 'Class of GB/T 4754, e.g. 1819' } },
    industryName: { type: 'text', zh: '行业', en: 'Industry', max: 100 },
    mainBusiness: { type: 'text', zh: '主营业务', en: 'Main business', max: 500 },
    legalRepresentative: { type: 'text', zh: '法定代表人', en: 'Legal representative', max: 60, personal: 'personal', detailOnly: true },
    contactName: { type: 'text', zh: '联系人', en: 'Contact', max: 60, personal: 'personal' },
    contactPhone: { type: 'text', zh: '联系电话', en: 'Phone', max: 30, personal: 'personal' },
    staff: { type: 'integer', zh: '从业人员', en: 'Staff', unit: 'person', min: 0, max: 1_000_000 },
    annualRevenueYuan: { type: 'number', zh: '年营业收入', en: 'Yearly revenue', unit: 'CNY', min: 0, max: 1e12, decimals: 2, detailOnly: true },
    totalAssetsYuan: { type: 'number', zh: '资产总额', en: 'Total assets', unit: 'CNY', min: 0, max: 1e12, decimals: 2, detailOnly: true },
    sizeClass: { type: 'choice', zh: '规模', en: 'Size', options: SIZE_CLASSES },
    isServiceProvider: { type: 'boolean', zh: '服务型企业', en: 'Service provider' },
    unit: { type: 'reference', ledger: 'parks.unit', zh: '所在空间', en: 'Unit' },
    admittedOn: { type: 'date', zh: '入园日期', en: 'Admitted on' },
    leftOn: { type: 'date', zh: '退园日期', en: 'Left on' },
  },
})

/** The registers of this module (企业台账). */
export const COMPANY_LEDGERS: readonly Ledger[] = [company]
