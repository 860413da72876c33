import {
  guidingDocument,
  planAdjustment,
  plannedFacility,
  plannedService,
  planReview,
  planTarget,
  planVersion,
  SERVICE_CATEGORIES,
} from '#modules/planning/contract.ts'
import type { Days } from './days.ts'
import type { RecordBook } from './demo-records.ts'

/** Planning of the main park: a current plan adopted fourteen months ago and never reviewed since, with works and services behind schedule. */
export function mainParkPlanning(book: RecordBook, days: Days): void {
  const ratios = { dormitoryRatioMin: 0.02, dormitoryRatioMax: 0.12, cateringRatioMin: 0.01, cateringRatioMax: 0.05 }
  const old = book.add(planVersion, 'GH-1', '织云童装产业园发展规划（第一版）', {
    versionNo: 1,
    state: 'superseded',
    adoptedOn: '2019-03-12',
    approvalNo: '织规〔2019〕示例 6 号',
    leadingIndustries: '18',
    ...ratios,
  })
  const plan = book.add(planVersion, 'GH-2', '织云童装产业园发展规划（第二版）', {
    versionNo: 2, state: 'current', adoptedOn: days.ago(430), approvalNo: '织规〔示例〕21 号', leadingIndustries: '1819,1811,1829,17', ...ratios,
  }) // biome-ignore format: row
  book.add(planVersion, 'GH-3', '织云童装产业园发展规划（第三版，编制中）', { versionNo: 3, state: 'draft', leadingIndustries: '18' })
  const target = (code: string, measure: string, targetValue: number, unit: string, due: number, responsible: string) =>
    book.add(planTarget, code, measure, { planVersion: plan, measure, targetValue, unit, dueOn: days.ahead(due), responsible })
  target('MB-1', '入园童装企业', 160, '家', 220, '钱绣渡')
  target('MB-2', '规上企业', 12, '家', 220, '钱绣渡')
  target('MB-3', '亩均税收', 38, '万元/亩', 220, '沈锦舟')
  target('MB-4', '光伏装机容量', 2_000, 'kVA', 585, '章素汀')
  target('MB-5', '电商直播间', 80, '间', 120, '潘棉苇')

  const facility = (
    code: string,
    name: string,
    category: string,
    building: string | null,
    due: number | null,
    built: string | null,
    areaM2: number | null = null,
  ) => {
    const fields = {
      planVersion: plan,
      category,
      building: building && book.id('parks.building', building),
      dueOn: due === null ? null : days.ahead(due),
      builtOn: built,
      areaM2,
    }
    book.add(plannedFacility, code, name, fields)
  }
  facility('GS-01', '5 号、6 号厂房', 'plant', 'P5', -1_800, '2021-10-12', 28_800)
  facility('GS-02', '面辅料中心仓库', 'warehouse', 'K1', -1_700, '2021-10-12', 6_120)
  facility('GS-03', '1 号宿舍楼', 'dormitory', 'S1', -2_500, '2019-11-08', 1_786)
  facility('GS-04', '锦膳食堂', 'catering', 'T1', -2_500, '2019-11-08', 2_288)
  facility('GS-05', '立体停车楼（一期）', 'parking', null, -120, null, 4_200)
  facility('GS-06', '3 号宿舍楼', 'dormitory', null, 420, null, 5_400)
  facility('GS-07', '屋顶光伏二期', 'power', null, 585, null)
  facility('GS-08', '雨污分流改造', 'environment', null, null, null)
  facility('GS-09', '西侧防汛闸站', 'flood', null, -31, null)

  const service = (
    category: keyof typeof SERVICE_CATEGORIES,
    provider: string | null,
    started: number | null,
    due: number | null = null,
    ended: number | null = null,
  ) =>
    book.add(plannedService, `FW-${category}`, SERVICE_CATEGORIES[category].zh.replace(/^\S+ /, ''), {
      planVersion: plan,
      category,
      provider,
      startedOn: started === null ? null : days.ago(started),
      dueOn: due === null ? null : days.ahead(due),
      endedOn: ended === null ? null : days.ago(ended),
    })
  service('governmentAgency', '织云企业服务站', 700)
  service('policyLaw', '菱湖律师事务所（示例）', 640)
  service('information', '织云企业服务站', 700)
  service('supplyChain', '织云面料集采中心', 380)
  service('incubation', '小布头孵化器', 510)
  service('personnel', '云桥人力（示例）', 610)
  service('talent', null, 95)
  service('finance', '织里示范银行支行（示例）', 420)
  service('intellectualProperty', null, null, -64)
  service('research', '童装设计研究院（示例）', 230)
  service('testing', '织云质检中心', 300, null, 18)
  service('ecommerce', '云上直播学院（示例）', 130)
  service('exhibition', null, null, 150)
  service('bookkeeping', '汀兰财税（示例）', 655)
  service('roadshow', null, null, null)

  book.add(planReview, 'PG-1', '第一版规划期末评估', {
    planVersion: old,
    reviewedOn: days.ago(520),
    conclusion: 'rewrite',
    remark: '产业结构变化较大，建议重编。',
  })
  const adjustment = (code: string, name: string, proposed: number, decided: number | null, decision: string | null) =>
    book.add(planAdjustment, code, name, {
      planVersion: plan,
      proposedOn: days.ago(proposed),
      decidedOn: decided === null ? null : days.ago(decided),
      decision,
    })
  adjustment('TZ-1', '增设电商直播基地', 260, 210, 'accepted')
  adjustment('TZ-2', '提高宿舍配建比例', 52, null, null)
  const document = (code: string, name: string, kind: string, planVersion: string | null, from: number, to: number | null = null) =>
    book.add(guidingDocument, code, name, { kind, planVersion, inForceFrom: days.ago(from), inForceTo: to === null ? null : days.ahead(to) })
  document('WJ-1', '童装企业入园标准', 'admissionCriteria', plan, 400)
  document('WJ-2', '项目落户打分表', 'scoringSheet', plan, 400)
  document('WJ-3', '入园企业增长要求', 'growthTargets', plan, 380, 700)
  document('WJ-4', '园区日常管理制度汇编', 'managementRule', plan, 390)
  document('WJ-5', '宿舍管理办法', 'managementRule', old, 1_500)
}
