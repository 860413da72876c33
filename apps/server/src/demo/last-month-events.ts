import { sql } from 'kysely'
import { stableId } from '#imdf/stable-id.ts'
import { handleCommentTask } from '#modules/conformity/server/comment-task.ts'
import { openTaskHandler } from '#modules/conformity/server/open-task.ts'
import { publishPageHandler } from '#modules/conformity/server/publish-page.ts'
import { handleReviewEvidence } from '#modules/conformity/server/review-evidence.ts'
import { saveParameterHandler } from '#modules/conformity/server/save-parameter.ts'
import { submitEvidenceHandler } from '#modules/conformity/server/submit-evidence.ts'
import { handleWaiveTask } from '#modules/conformity/server/waive-task.ts'
import { fileStoreOf } from '#modules/files/server/store-file.ts'
import { Days } from './days.ts'
import { demoUserId } from './demo-accounts.ts'
import { type DemoPark, MAIN_PARK_ID } from './demo-parks.ts'
import type { Stage } from './last-month.ts'
import { onePagePdf } from './one-page-pdf.ts'

/** Something a person did on that day. */
export interface DemoAct {
  daysAgo: number
  run(stage: Stage): Promise<void>
}

/** Records that were in another state before they were put right on that day. */
export interface Mending {
  daysAgo: number
  ledger: string
  codes: readonly string[]
  before: Record<string, unknown>
}

export function mendings(park: DemoPark, now: Date): Mending[] {
  const days = new Days(now)
  if (park.id !== MAIN_PARK_ID) return [{ daysAgo: 12, ledger: 'parks.parkingArea', codes: ['TC-1'], before: { plannedSpaces: 60 } }]
  return [
    { daysAgo: 23, ledger: 'parks.opening', codes: ['S1-1F-M103', 'S1-1F-M104', 'S1-1F-M110'], before: { clearWidthM: 0.84 } },
    { daysAgo: 23, ledger: 'parks.opening', codes: ['S1-1F-AC1', 'S1-1F-AC2'], before: { clearWidthM: 0.88 } },
    { daysAgo: 16, ledger: 'facilities.waterTest', codes: ['SJ-01'], before: { result: 'fail' } },
    { daysAgo: 16, ledger: 'planning.guidingDocument', codes: ['WJ-2', 'WJ-3'], before: { planVersion: stableId(park.key, 'planning.planVersion', 'GH-1') } },
    { daysAgo: 16, ledger: 'parks.unit', codes: ['S1-1F-ZL'], before: { clearWidthM: 1.02 } },
    { daysAgo: 16, ledger: 'planning.planVersion', codes: ['GH-2'], before: { dormitoryRatioMax: 0.025 } },
    { daysAgo: 9, ledger: 'planning.planAdjustment', codes: ['TZ-1'], before: { decidedOn: null, decision: null } },
    { daysAgo: 9, ledger: 'facilities.equipmentRoom', codes: ['JF-01'], before: { functions: ['access', 'aggregation'] } },
    { daysAgo: 9, ledger: 'facilities.energyYear', codes: [`DL-${days.year - 1}-DW`], before: { energyKwh: 640_000 } },
    {
      daysAgo: 4,
      ledger: 'facilities.safetyEquipment',
      codes: Array.from({ length: 12 }, (_, i) => `AQ-${String(5 + i * 7).padStart(3, '0')}`),
      before: { state: 'faulty' },
    },
  ]
}

export function demoActs(park: DemoPark): DemoAct[] {
  return park.id === MAIN_PARK_ID
    ? [...mainEvidence(), ...mainTasks(), ...mainDecisions()]
    : evidence('5.1-a', 'MY-01', '产业定位批复', 20, 12, { by: 'investment2', reviewer: 'director2', reviewed: 11 })
}

interface Review {
  by: string
  reviewer?: string
  reviewed?: number
  decision?: 'accepted' | 'returned' | 'refuted'
  reason?: string
  /** Days from today until it runs out; left out: as the standard says. */
  until?: number
}

function evidence(requirement: string, number: string, title: string, issued: number, submitted: number, review: Review): DemoAct[] {
  const submit: DemoAct = {
    daysAgo: submitted,
    async run({ db, loaded, month, as }) {
      if (!loaded.requirements.has(requirement)) return
      const days = new Days(month.now)
      const id = stableId(month.park.key, 'evidence', number)
      const fileName = `${title}（演示）.pdf`
      const file = { parkId: month.park.id, ownerId: demoUserId(review.by), name: fileName, mediaType: 'application/pdf', purpose: 'evidence' }
      const lines = ['Zhiyuan demonstration', `Requirement ${requirement}`, `Document ${number}`, 'Fictional content']
      const fileId = await fileStoreOf(month.dataDir).store(db, file, onePagePdf(lines))
      const dates = { issuedOn: days.ago(issued), ...(review.until === undefined ? {} : { validUntil: days.ahead(review.until) }) }
      const about = { parkId: month.park.id, standard: loaded.id, id, requirement, title }
      await submitEvidenceHandler(month.engine)({ ...about, fileId, fileName, note: '演示材料', ...dates }, as(review.by))
    },
  }
  const { reviewer, reviewed, decision = 'accepted', reason = '' } = review
  if (!reviewer || reviewed === undefined) return [submit]
  const decide: DemoAct = {
    daysAgo: reviewed,
    async run({ loaded, month, as }) {
      if (!loaded.requirements.has(requirement)) return
      await handleReviewEvidence({ parkId: month.park.id, id: stableId(month.park.key, 'evidence', number), decision, reason }, as(reviewer))
    },
  }
  return [submit, decide]
}

/** Documents for demands that no live data answers: requirement, title, who submitted it, how many days ago; accepted a day later. */
const RECORDED: readonly [string, string, string, number][] = [
  ['4.3-d', '年度目标与实施方案', 'desk1', 30],
  ['7.1-b', '投诉处理部门值班安排', 'desk1', 30],
  ['7.1-c', '应急值守与演练记录', 'safety1', 30],
  ['7.2.2', '企业服务需求调查报告', 'investment1', 30],
  ['7.2.3', '信息发布制度', 'info1', 29],
  ['7.2.5-b', '年度满意度调查分析', 'desk1', 15],
  ['7.4.1.1-a', '入园标准执行说明', 'investment1', 13],
  ['7.4.1.2-b', '项目落户打分表汇编', 'investment1', 18],
  ['7.4.2.1-a', '安全网格划分图', 'safety1', 10],
  ['7.4.5.1', '环卫设施看护安排', 'property1', 30],
  ['7.4.5.2', '保洁与垃圾清运合同', 'property1', 30],
  ['8.2', '政务代办事项清单', 'desk1', 29],
  ['8.3', '政策法律咨询记录', 'desk1', 25],
  ['8.7', '人事代理服务协议', 'desk1', 22],
  ['8.11', '财务代理服务协议', 'maker1', 5],
  ['8.12', '招聘与培训活动记录', 'desk1', 4],
  ['8.17', '电商培训与代运营记录', 'investment1', 2],
]

function mainEvidence(): DemoAct[] {
  return [
    ...evidence('5.1-a', 'ZY-01', '童装产业定位论证报告', 200, 29, { by: 'investment1', reviewer: 'director1', reviewed: 28 }),
    ...evidence('6.1.3.1', 'ZY-02', '驻地网平等接入协议', 120, 27, { by: 'info1', reviewer: 'director1', reviewed: 26 }),
    ...evidence('3.2', 'ZY-03', '园区规划批准文件', 430, 26, { by: 'investment1', reviewer: 'director1', reviewed: 25 }),
    ...evidence('4.3-a', 'ZY-04', '质量管理体系认证证书', 350, 25, { by: 'property1', reviewer: 'director1', reviewed: 24, until: 7 }),
    ...evidence('7.1-a', 'ZY-05', '运营管理机构任命文件', 300, 22, { by: 'desk1', reviewer: 'director1', reviewed: 21, until: 30 }),
    ...evidence('7.2.1', 'ZY-06', '岗位职责与外包管理标准', 90, 20, { by: 'property1', reviewer: 'director1', reviewed: 19 }),
    ...evidence('7.4.2.2-a', 'ZY-07', '安全生产制度汇编', 60, 18, { by: 'safety1', reviewer: 'director1', reviewed: 17 }),
    ...evidence('7.4.3.1', 'ZY-08', '财务机构与人员任命', 40, 14, { by: 'maker1', reviewer: 'director1', reviewed: 13 }),
    ...evidence('6.2.1.1', 'ZY-09', '中心仓库竣工验收备案', 1_000, 12, {
      by: 'property1',
      reviewer: 'director1',
      reviewed: 11,
      decision: 'returned',
      reason: '缺少消防验收页，请补齐后重新上传。',
    }),
    ...RECORDED.flatMap(([requirement, title, by, submitted], index) =>
      evidence(requirement, `ZY-${index + 20}`, title, submitted + 20, submitted, { by, reviewer: 'director1', reviewed: submitted - 1 }),
    ),
    ...evidence('6.1.1.1', 'ZY-10', '供水系统水质检测报告', 48, 6, { by: 'property1' }),
    ...evidence('4.3-b', 'ZY-11', '收费标准与质量监督办法', 15, 5, { by: 'desk1' }),
    ...evidence('6.3.1.3-b', 'ZY-12', '1 号宿舍隔墙核查照片', 9, 3, { by: 'dorm1' }),
    ...evidence('6.1.3.2', 'ZY-13', '移动信号测试报告', 33, 2, { by: 'info1' }),
  ]
}

interface TaskAct {
  number: string
  opened: number
  requirement: string
  title: string
  owner: string
  by: string
  /** Days from today; negative: overdue. */
  due: number
  comments?: readonly [number, string, string][]
  waive?: [until: number, reason: string]
}

/** A task for the worst gap of a requirement; nothing where there is no gap. */
function task({ number, opened, requirement, title, owner, by, due, comments = [], waive }: TaskAct): DemoAct[] {
  const inPark = (stage: Stage) => ({ parkId: stage.month.park.id, id: stableId(stage.month.park.key, 'task', number) })
  const open: DemoAct = {
    daysAgo: opened,
    async run(stage) {
      const { db, month, loaded, as } = stage
      const { rows } = await sql<{ kind: string; id: string }>`
        select subject_kind as kind, subject_id as id from conformity.finding where park_id = ${month.park.id} and standard = ${loaded.id} and requirement = ${requirement} and rank < 2
        order by rank, shortfall desc, subject_name, subject_id limit 1`.execute(db)
      const subject = rows[0]
      if (!subject) return
      const ownerActor = as(owner).actor
      const input = {
        ...inPark(stage),
        standard: loaded.id,
        requirement,
        subject: { ...subject, name: '' },
        title,
        description: '',
        owner: { id: ownerActor.userId, name: ownerActor.displayName },
      }
      await openTaskHandler(month.engine)({ ...input, dueOn: new Days(month.now).ahead(due) }, as(by))
      if (waive) await handleWaiveTask({ ...inPark(stage), until: new Days(month.now).ahead(waive[0]), reason: waive[1] }, as('director1'))
    },
  }
  const said = comments.map(
    ([daysAgo, who, text]): DemoAct => ({
      daysAgo,
      async run(stage) {
        const { rows } = await sql`select from conformity.task where park_id = ${stage.month.park.id} and id = ${inPark(stage).id}`.execute(stage.db)
        if (rows.length > 0) await handleCommentTask({ ...inPark(stage), text, fileIds: [] }, stage.as(who))
      },
    }),
  )
  return [open, ...said]
}

function mainTasks(): DemoAct[] {
  return [
    ...task({
      number: '1', opened: 28, requirement: '6.3.1.4-b', title: '更换一层净宽不足 0.9 m 的房门', owner: 'dorm1', by: 'safety1', due: -14,
      comments: [[24, 'dorm1', '一层三樘门已更换，明日复测。'], [22, 'safety1', '复测合格；二层 205 室门框需改洞口，另立任务。']],
    }),
    ...task({
      number: '2', opened: 26, requirement: '6.3.1.5', title: '恢复 1 号宿舍三层东侧安全出口', owner: 'property1', by: 'safety1', due: -3,
      comments: [[19, 'property1', '封堵墙体为装修时所砌，正在核对图纸。'], [6, 'director1', '安全出口优先，本周内拆除。'], [5, 'property1', '已联系施工单位，周五进场。']],
    }),
    ...task({ number: '3', opened: 24, requirement: '6.3.1.3-a', title: '清理一层走道占用，恢复净宽 1.1 m', owner: 'dorm1', by: 'safety1', due: -10, comments: [[18, 'dorm1', '鞋柜与充电柜已移出走道。']] }),
    ...task({
      number: '4', opened: 21, requirement: '6.3.1.4-b', title: '二层 205 室改门洞', owner: 'dorm1', by: 'safety1', due: -2,
      comments: [[12, 'dorm1', '施工队排期到下周。'], [1, 'safety1', '已超期，请给出完工日期。']],
    }),
    ...task({ number: '5', opened: 20, requirement: '6.1.4.2', title: '更换故障消防设施', owner: 'safety1', by: 'director1', due: 12, comments: [[4, 'safety1', '第一批 12 件已修复。']] }),
    ...task({ number: '6', opened: 15, requirement: '6.3.1.3-a', title: '二层走道墙边管线移位', owner: 'property1', by: 'safety1', due: 9, comments: [[8, 'property1', '管线改造图已确认，待材料进场。']] }),
    ...task({ number: '7', opened: 15, requirement: '6.3.2.1', title: '迁出 3 号厂房内的快餐店', owner: 'investment1', by: 'director1', due: 40, comments: [[7, 'investment1', '经营户同意搬至锦膳食堂二层，合同月底到期。']] }),
    ...task({ number: '8', opened: 13, requirement: '6.3.3', title: '东北角补设垃圾收集点', owner: 'property1', by: 'desk1', due: 21 }),
    ...task({ number: '9', opened: 11, requirement: '6.3.1.7', title: '腾空分隔层 201 室', owner: 'dorm1', by: 'safety1', due: 5, waive: [45, '住户已签搬离承诺，等 1 号宿舍腾出房间后搬迁。'] }),
    ...task({ number: '10', opened: 11, requirement: '6.1.2.3', title: '接通 5 号厂房人行道路', owner: 'property1', by: 'director1', due: 30, waive: [60, '雨污分流施工期间无法铺设，完工后一并接通。'] }),
    ...task({ number: '11', opened: 6, requirement: '6.1.1.1', title: '5 号厂房用水支路装表', owner: 'property1', by: 'property1', due: 2, comments: [[1, 'property1', '水表已到货，明日安装。']] }),
    ...task({ number: '12', opened: 3, requirement: '6.1.4.2', title: '补做超期的消防设施维保', owner: 'safety1', by: 'director1', due: 12 }),
  ] // biome-ignore format: one task a row
}

function mainDecisions(): DemoAct[] {
  const decide = (daysAgo: number, value: number | null, reason: string): DemoAct => ({
    daysAgo,
    async run({ loaded, month, as }) {
      if (!loaded.requirements.get('6.3.3')?.parameters.collectionRadiusM) return
      await saveParameterHandler(month.engine)(
        { parkId: month.park.id, standard: loaded.id, requirement: '6.3.3', name: 'collectionRadiusM', value, reason },
        as('director1'),
      )
    },
  })
  return [
    decide(30, 100, '改造期间部分收集点停用，经街道环卫所同意临时放宽。'),
    decide(17, null, '改造完成，恢复标准值。'),
    decide(10, 80, '按新版环卫专项规划调整为 80 m。'),
    {
      daysAgo: 0,
      async run({ loaded, month, as }) {
        await publishPageHandler(month.engine)({ parkId: month.park.id, standard: loaded.id }, as('director1'))
      },
    },
  ]
}
