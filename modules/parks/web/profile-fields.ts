import type { Field } from '#kernel/ledger.ts'

/** The park's own profile as form fields; bounds as in parks.saveProfile. */
export const PROFILE_FIELDS = {
  nameZh: { type: 'text', zh: '园区名称', en: 'Name (Chinese)', required: true, max: 100 },
  nameEn: { type: 'text', zh: '英文名称', en: 'Name (English)', required: true, max: 200 },
  regionCode: { type: 'text', zh: '行政区划代码', en: 'Region code', max: 12, help: { zh: '6 至 12 位数字，如 330502', en: '6 to 12 digits, e.g. 330502' } },
  address: { type: 'text', zh: '地址', en: 'Address', max: 300 },
  areaHa: { type: 'number', zh: '占地面积', en: 'Area', unit: 'ha', min: 0.0001, max: 1_000_000, decimals: 2 },
  developerType: {
    type: 'choice',
    zh: '开发主体',
    en: 'Developer',
    options: {
      government: { zh: '政府主导', en: 'Government' },
      company: { zh: '企业主导', en: 'Company' },
      collective: { zh: '村集体主导', en: 'Village collective' },
      mixed: { zh: '混合', en: 'Mixed' },
    },
  },
  isGovernmentLed: {
    type: 'boolean',
    zh: '政府主导园区',
    en: 'Led by government',
    help: { zh: '决定 7.4.3 等条款是否适用', en: 'Decides whether 7.4.3 and others apply' },
  },
  planningApprovalNo: { type: 'text', zh: '规划批准文号', en: 'Planning approval number', max: 100 },
  planningApprovedOn: { type: 'date', zh: '规划批准日期', en: 'Planning approved on' },
  industryPosition: { type: 'longText', zh: '产业定位', en: 'Industry position' },
  starGrade: { type: 'integer', zh: '星级', en: 'Star grade', min: 1, max: 5 },
  rentGuidanceYuanM2Month: { type: 'number', zh: '租金指导价', en: 'Rent guidance', unit: '元/m²·月', min: 0, max: 1_000_000, decimals: 2 },
  rentGuidanceOn: { type: 'date', zh: '指导价公布日期', en: 'Guidance published on' },
  averageRentYuanM2Month: { type: 'number', zh: '平均租金', en: 'Average rent', unit: '元/m²·月', min: 0, max: 1_000_000, decimals: 2 },
  averageRentOn: { type: 'date', zh: '平均租金统计日期', en: 'Average rent as of' },
} as const satisfies Readonly<Record<string, Field>>
