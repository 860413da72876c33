import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, event, inPark, PARK_POSTS, query, type Role } from '#kernel/operation.ts'
import { Drawing, Missing, Outcome, Source, Subject } from '#standard/finding.ts'

export const READERS: readonly Role[] = [...PARK_POSTS, 'supervisor']
export const REVIEWERS: readonly Role[] = ['parkDirector', 'parkAuditor']

export const Text = z.object({ zh: z.string(), en: z.string() })
export const Counts = z.object({ met: z.int(), notMet: z.int(), unknown: z.int(), notApplicable: z.int(), waitingForReview: z.int() })
const Score = z.object({ met: z.int(), applicable: z.int(), share: z.number().nullable() })
/** met ÷ applicable of binding (shall) and recommended (should) requirements; unknown counts as applicable and not met. */
export const Scores = z.object({ shall: Score, should: Score })
export const Level = z.enum(['principle', 'shall', 'should', 'may'])
/** Who did something: personal data of the park's own staff, never part of a public answer. */
export const Person = z.object({ id: z.uuid(), name: z.string() })

/** `standard` left out: the first standard of the installation. */
export const inStandard = { ...inPark, standard: z.string().max(60).optional() }
export const RequirementId = z.string().min(1).max(40)

/** A number with its unit, or a text resolved in both languages. */
export const ShownText = z.union([z.object({ value: z.number(), unit: z.string() }), z.object({ code: z.string(), text: Text })])

export const FindingView = z.object({
  requirement: z.string(),
  check: z.string(),
  subject: Subject,
  outcome: Outcome,
  shortfall: z.number(),
  required: ShownText.nullable(),
  measured: ShownText.nullable(),
  because: z.object({ code: z.string(), text: Text }),
  sources: z.array(Source),
  missing: z.array(Missing),
  drawings: z.array(Drawing),
  values: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  since: z.iso.datetime(),
})
export type FindingView = z.output<typeof FindingView>

const StandardHead = z.object({ id: z.string(), version: z.string(), title: Text, hash: z.string() })
const Reason = z.object({ code: z.string(), text: Text })
const Worst = z.object({ subject: Subject.pick({ kind: true, id: true, name: true }), outcome: Outcome, because: Text, shortfall: z.number() })

export const RequirementRow = z.object({
  id: z.string(),
  clause: z.string(),
  chapter: z.string(),
  level: Level,
  title: Text,
  module: z.string(),
  /** At least one bound check exists, so live data takes part in the decision. */
  automatic: z.boolean(),
  isRollUp: z.boolean(),
  outcome: Outcome,
  reason: Reason,
  /** Findings by outcome. */
  counts: Counts,
  worst: Worst.nullable(),
  since: z.iso.datetime(),
  /** The open or waived task of the whole requirement, else of its first subject. */
  taskId: z.uuid().nullable(),
  openTasks: z.int(),
  enteredOn: z.string().nullable(),
  pages: z.array(z.string()),
})

export const CONFORMITY_REFUSALS = {
  'conformity.standard_not_found': { zh: '没有这个标准。', en: 'There is no such standard.', status: 404 },
  'conformity.requirement_not_found': { zh: '标准中没有条款「{requirement}」。', en: 'The standard has no requirement "{requirement}".', status: 404 },
  'conformity.cursor_not_valid': { zh: '翻页标记无效，请从第一页重新开始。', en: 'The page mark is not valid; start from the first page.', status: 422 },
  'conformity.not_evaluated': { zh: '本园区尚未完成首次判定，请稍后再看。', en: 'This park has not been evaluated yet; look again shortly.', status: 409 },
} as const

export const standardList = query({
  name: 'conformity.standardList',
  title: { zh: '标准列表', en: 'Standards' },
  scope: 'park',
  roles: READERS,
  input: z.object(inPark),
  output: z.object({ standards: z.array(StandardHead.extend({ requirements: z.int(), automatic: z.int(), problems: z.array(z.string()) })) }),
})

export const assessment = query({
  name: 'conformity.assessment',
  title: { zh: '条款对标', en: 'Assessment' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object(inStandard),
  output: z.object({
    park: z.object({ id: z.uuid(), name: z.string() }),
    standard: StandardHead,
    evaluatedAt: z.iso.datetime(),
    /** Changes wait to be judged: what is shown may be seconds old. */
    isPending: z.boolean(),
    counts: Counts,
    score: Scores,
    chapters: z.array(z.object({ id: z.string(), title: Text, counts: Counts })),
    rollUps: z.array(z.object({ id: z.string(), title: Text, outcome: Outcome, children: z.array(z.string()) })),
    requirements: z.array(RequirementRow),
  }),
})

export const ParameterView = z.object({
  name: z.string(),
  kind: z.enum(['number', 'reading']),
  zh: z.string(),
  en: z.string(),
  value: z.union([z.number(), z.string()]),
  default: z.union([z.number(), z.string()]),
  unit: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  source: z.string().nullable(),
  options: z.record(z.string(), Text).nullable(),
  overridden: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
})

export const EvidenceView = z.object({
  id: z.uuid(),
  requirement: z.string(),
  title: z.string(),
  fileId: z.uuid(),
  fileName: z.string(),
  issuedOn: z.iso.date(),
  validUntil: z.iso.date(),
  note: z.string(),
  uploadedBy: Person,
  uploadedAt: z.iso.datetime(),
  decision: z.enum(['pending', 'accepted', 'refuted', 'returned']),
  decidedBy: Person.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  isInDate: z.boolean(),
  /** The asking user may review it: holds the post and did not upload it. */
  canReview: z.boolean(),
})

export const TaskState = z.enum(['open', 'waived', 'closed'])
export const TaskRow = z.object({
  id: z.uuid(),
  requirement: z.string(),
  subject: Subject.pick({ kind: true, id: true, name: true }).nullable(),
  title: z.string(),
  description: z.string(),
  owner: Person.nullable(),
  dueOn: z.iso.date(),
  isOverdue: z.boolean(),
  state: TaskState,
  closeReason: z.enum(['met', 'notApplicable']).nullable(),
  openedBy: Person,
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  waiver: z.object({ by: Person, until: z.iso.date(), reason: z.string() }).nullable(),
  version: z.int(),
})

/** What set off a change: the event or command, and the records it concerned. */
export const Cause = z.looseObject({ kind: z.string() })
const HistoryItem = z.object({ at: z.iso.datetime(), before: Outcome.nullable(), after: Outcome.nullable(), reason: Reason, cause: Cause, version: z.string() })

export const requirement = query({
  name: 'conformity.requirement',
  title: { zh: '条款详情', en: 'Requirement' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object({ ...inStandard, id: RequirementId }),
  output: z.object({
    standard: StandardHead,
    evaluatedAt: z.iso.datetime(),
    row: RequirementRow,
    decides: Text,
    verify: z.enum(['auto', 'evidence', 'both']),
    needsEvidence: z.boolean(),
    checks: z.array(z.object({ name: z.string(), exists: z.boolean() })),
    notApplicableWithout: z.object({ category: z.string(), text: Text }).nullable(),
    evidenceExpected: Text.extend({ validDays: z.int() }).nullable(),
    parameters: z.array(ParameterView),
    children: z.array(z.object({ id: z.string(), title: Text, level: Level, outcome: Outcome })),
    /** The worst 50; conformity.findingList pages through all. */
    findings: z.array(FindingView),
    findingsTotal: z.int(),
    evidence: z.array(EvidenceView),
    tasks: z.array(TaskRow),
    history: z.array(HistoryItem),
    can: z.object({ saveParameter: z.boolean(), submitEvidence: z.boolean(), reviewEvidence: z.boolean(), openTask: z.boolean(), waiveTask: z.boolean() }),
  }),
})

export const findingList = query({
  name: 'conformity.findingList',
  title: { zh: '判定结果列表', en: 'Findings' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object({
    ...inStandard,
    requirement: RequirementId.optional(),
    outcomes: z.array(Outcome).max(5).optional(),
    subjectKind: z.string().max(60).optional(),
    subjectId: z.string().max(100).optional(),
    buildingId: z.string().max(100).optional(),
    levelId: z.string().max(100).optional(),
    search: z.string().trim().max(100).optional(),
    cursor: z.string().max(2_000).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(FindingView), nextCursor: z.string().nullable(), total: z.int() }),
})

const FindingChange = z.object({
  at: z.iso.datetime(),
  requirement: z.string(),
  check: z.string(),
  subject: Subject.pick({ kind: true, id: true, name: true }),
  before: FindingView.nullable(),
  after: FindingView.nullable(),
  cause: Cause,
  version: z.string(),
})
export const findingHistory = query({
  name: 'conformity.findingHistory',
  title: { zh: '判定变更记录', en: 'Changes of findings' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object({
    ...inStandard,
    requirement: RequirementId.optional(),
    subjectKind: z.string().max(60).optional(),
    subjectId: z.string().max(100).optional(),
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(FindingChange), nextCursor: z.string().nullable() }),
})

export const gapList = query({
  name: 'conformity.gapList',
  title: { zh: '差距清单', en: 'Gaps, worst first' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object({
    ...inStandard,
    outcomes: z
      .array(z.enum(['notMet', 'unknown', 'waitingForReview']))
      .max(3)
      .optional(),
  }),
  output: z.object({ evaluatedAt: z.iso.datetime(), gaps: z.array(RequirementRow) }),
})

export const trend = query({
  name: 'conformity.trend',
  title: { zh: '符合率趋势', en: 'Trend' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object({ ...inStandard, from: z.iso.date().optional(), to: z.iso.date().optional() }),
  output: z.object({ points: z.array(z.object({ on: z.iso.date(), version: z.string(), counts: Counts, score: Scores, snapshotId: z.uuid() })) }),
})

const ParameterChoice = {
  ...inStandard,
  requirement: RequirementId,
  name: z.string().min(1).max(60),
  /** null: back to the standard's own value. */ value: z.union([z.number(), z.string().max(60)]).nullable(),
}
const PARAMETER_REFUSALS = {
  ...CONFORMITY_REFUSALS,
  'conformity.parameter_not_found': { zh: '条款没有参数或释义「{name}」。', en: 'The requirement has no parameter or reading "{name}".', status: 404 },
  'conformity.parameter_out_of_bounds': {
    zh: '「{name}」应在 {min} 至 {max} {unit} 之间。',
    en: '"{name}" must lie between {min} and {max} {unit}.',
    status: 422,
  },
  'conformity.reading_unknown': { zh: '「{name}」没有选项「{value}」。', en: '"{name}" has no option "{value}".', status: 422 },
} as const

export const saveParameter = command({
  name: 'conformity.saveParameter',
  title: { zh: '调整参数或释义', en: 'Set a parameter or reading' },
  scope: 'park',
  roles: ['parkDirector'],
  refusals: PARAMETER_REFUSALS,
  input: z.object({ ...ParameterChoice, reason: safeText(500).pipe(z.string().min(1)) }),
  output: z.object({ id: z.uuid() }),
})

export const previewParameter = query({
  name: 'conformity.previewParameter',
  title: { zh: '试算参数', en: 'Preview a parameter' },
  scope: 'park',
  roles: ['parkDirector', 'parkAuditor'],
  refusals: PARAMETER_REFUSALS,
  input: z.object(ParameterChoice),
  output: z.object({
    requirement: z.object({ before: Outcome, after: Outcome }),
    counts: z.object({ before: Counts, after: Counts }),
    changedTotal: z.int(),
    /** The first 100 subjects whose outcome would change. */
    changed: z.array(z.object({ subject: Subject, check: z.string(), before: Outcome.nullable(), after: Outcome.nullable() })),
  }),
})

const OverrideRow = z.object({
  requirement: z.string(),
  name: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  reason: z.string(),
  by: Person,
  at: z.iso.datetime(),
  isCurrent: z.boolean(),
})
export const parameterHistory = query({
  name: 'conformity.parameterHistory',
  title: { zh: '参数变更记录', en: 'Changes of parameters' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object({ ...inStandard, requirement: RequirementId.optional() }),
  output: z.object({ rows: z.array(OverrideRow) }),
})

export const requestEvaluation = command({
  name: 'conformity.requestEvaluation',
  title: { zh: '重新判定全部条款', en: 'Judge everything again' },
  scope: 'park',
  roles: ['parkDirector', 'parkAuditor', 'informationOfficer'],
  input: z.object(inPark),
  output: z.object({}),
})

/** After an evaluation that changed something. `requirements` is empty when only findings within unchanged outcomes changed. */
export const outcomeChanged = event({
  name: 'conformity.outcomeChanged',
  payload: z.object({
    parkId: z.uuid(),
    standard: z.string(),
    findings: z.int(),
    requirements: z.array(z.object({ id: z.string(), before: Outcome.nullable(), after: Outcome.nullable() })),
  }),
})
