import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, event, inPark, PARK_POSTS, query } from '#kernel/operation.ts'
import { Subject } from '#standard/finding.ts'
import { CONFORMITY_REFUSALS, EvidenceView, inStandard, Person, READERS, REVIEWERS, RequirementId, TaskRow, TaskState } from './contract.ts'

const EVIDENCE_REFUSALS = {
  ...CONFORMITY_REFUSALS,
  'conformity.evidence_not_expected': { zh: '该条款由下级条款汇总，不收佐证。', en: 'This requirement is rolled up and takes no evidence.', status: 422 },
  'conformity.evidence_dates_wrong': {
    zh: '出具日期不能晚于今天，有效期不能早于出具日期。',
    en: 'The issue date must not be later than today, nor the expiry before it.',
    status: 422,
  },
  'conformity.evidence_not_found': { zh: '没有这份佐证。', en: 'There is no such evidence.', status: 404 },
  'conformity.evidence_own': { zh: '不能审核自己上传的佐证。', en: 'You cannot review evidence you uploaded yourself.', status: 403 },
  'conformity.evidence_decided': { zh: '这份佐证已有结论。', en: 'This evidence is already decided.', status: 409 },
  'conformity.reason_needed': { zh: '请写明理由。', en: 'Give the reason.', status: 422 },
} as const

/** Its expiry is `validUntil`, but never later than the standard allows after the issue date. */
export const submitEvidence = command({
  name: 'conformity.submitEvidence',
  title: { zh: '提交佐证', en: 'Hand in evidence' },
  scope: 'park',
  roles: PARK_POSTS,
  refusals: EVIDENCE_REFUSALS,
  input: z.object({
    ...inStandard,
    id: z.uuid(),
    requirement: RequirementId,
    title: safeText(200).pipe(z.string().min(1)),
    fileId: z.uuid(),
    fileName: safeText(255).pipe(z.string().min(1)),
    issuedOn: z.iso.date(),
    validUntil: z.iso.date().optional(),
    note: safeText(2_000).default(''),
  }),
  output: z.object({ id: z.uuid(), validUntil: z.iso.date() }),
})

/** accepted: it shows what the requirement asks; refuted: it shows the contrary; returned: not usable, hand in another. */
export const reviewEvidence = command({
  name: 'conformity.reviewEvidence',
  title: { zh: '审核佐证', en: 'Review evidence' },
  scope: 'park',
  roles: REVIEWERS,
  refusals: EVIDENCE_REFUSALS,
  input: z.object({ ...inPark, id: z.uuid(), decision: z.enum(['accepted', 'refuted', 'returned']), reason: safeText(500).default('') }),
  output: z.object({ id: z.uuid() }),
})

export const evidenceList = query({
  name: 'conformity.evidenceList',
  title: { zh: '佐证列表', en: 'Evidence' },
  scope: 'park',
  roles: READERS,
  refusals: EVIDENCE_REFUSALS,
  input: z.object({
    ...inStandard,
    requirement: RequirementId.optional(),
    decision: z.enum(['pending', 'accepted', 'refuted', 'returned']).optional(),
    expiresBefore: z.iso.date().optional(),
  }),
  output: z.object({ rows: z.array(EvidenceView) }),
})

const TASK_REFUSALS = {
  ...CONFORMITY_REFUSALS,
  'conformity.task_not_found': { zh: '没有这项整改任务。', en: 'There is no such task.', status: 404 },
  'conformity.task_exists': { zh: '该差距已有未关闭的整改任务。', en: 'This gap already has an open task.', status: 409 },
  'conformity.nothing_to_mend': { zh: '该条款或对象目前没有差距，不需要整改任务。', en: 'There is no gap to mend.', status: 409 },
  'conformity.task_closed': { zh: '任务已关闭，请先重新打开。', en: 'The task is closed; reopen it first.', status: 409 },
  'conformity.task_not_closed': { zh: '任务没有关闭，也没有豁免。', en: 'The task is neither closed nor waived.', status: 409 },
  'conformity.due_in_past': { zh: '期限不能早于今天。', en: 'The due date must not lie in the past.', status: 422 },
  'conformity.waiver_own': { zh: '不能豁免自己负责的任务。', en: 'You cannot waive a task you own.', status: 403 },
  'conformity.task_edit_conflict': { zh: '任务刚被别人改过，请刷新。', en: 'Somebody changed the task meanwhile; reload.', status: 409 },
} as const

export const openTask = command({
  name: 'conformity.openTask',
  title: { zh: '建立整改任务', en: 'Open a task' },
  scope: 'park',
  roles: PARK_POSTS,
  refusals: TASK_REFUSALS,
  input: z.object({
    ...inStandard,
    id: z.uuid(),
    requirement: RequirementId,
    subject: z.object({ kind: z.string().max(60), id: z.string().max(100) }).optional(),
    title: safeText(200).pipe(z.string().min(1)),
    description: safeText(4_000).default(''),
    owner: Person.optional(),
    dueOn: z.iso.date(),
  }),
  output: z.object({ id: z.uuid() }),
})

export const assignTask = command({
  name: 'conformity.assignTask',
  title: { zh: '指派整改任务', en: 'Assign a task' },
  scope: 'park',
  roles: PARK_POSTS,
  refusals: TASK_REFUSALS,
  input: z.object({ ...inPark, id: z.uuid(), version: z.int().optional(), owner: Person, dueOn: z.iso.date().optional() }),
  output: z.object({ id: z.uuid(), version: z.int() }),
})

export const commentTask = command({
  name: 'conformity.commentTask',
  title: { zh: '回复整改任务', en: 'Comment on a task' },
  scope: 'park',
  roles: PARK_POSTS,
  refusals: TASK_REFUSALS,
  input: z.object({ ...inPark, id: z.uuid(), text: safeText(4_000).pipe(z.string().min(1)), fileIds: z.array(z.uuid()).max(20).default([]) }),
  output: z.object({ id: z.uuid() }),
})

/** Waives the task until a date. The outcome stays what it is. */
export const waiveTask = command({
  name: 'conformity.waiveTask',
  title: { zh: '豁免整改任务', en: 'Waive a task' },
  scope: 'park',
  roles: REVIEWERS,
  refusals: TASK_REFUSALS,
  input: z.object({ ...inPark, id: z.uuid(), until: z.iso.date(), reason: safeText(500).pipe(z.string().min(1)) }),
  output: z.object({ id: z.uuid() }),
})

export const reopenTask = command({
  name: 'conformity.reopenTask',
  title: { zh: '重新打开整改任务', en: 'Reopen a task' },
  scope: 'park',
  roles: REVIEWERS,
  refusals: TASK_REFUSALS,
  input: z.object({ ...inPark, id: z.uuid(), reason: safeText(500).pipe(z.string().min(1)) }),
  output: z.object({ id: z.uuid() }),
})

export const taskList = query({
  name: 'conformity.taskList',
  title: { zh: '整改任务列表', en: 'Tasks' },
  scope: 'park',
  roles: READERS,
  refusals: TASK_REFUSALS,
  input: z.object({
    ...inStandard,
    requirement: RequirementId.optional(),
    state: TaskState.optional(),
    owner: z.uuid().optional(),
    overdue: z.boolean().optional(),
  }),
  output: z.object({ rows: z.array(TaskRow) }),
})

const TaskEvent = z.object({ at: z.iso.datetime(), by: z.string().nullable(), kind: z.string(), text: z.string(), fileIds: z.array(z.uuid()) })
export const task = query({
  name: 'conformity.task',
  title: { zh: '整改任务', en: 'Task' },
  scope: 'park',
  roles: READERS,
  refusals: TASK_REFUSALS,
  input: z.object({ ...inPark, id: z.uuid() }),
  output: z.object({
    task: TaskRow,
    events: z.array(TaskEvent),
    can: z.object({ assign: z.boolean(), comment: z.boolean(), waive: z.boolean(), reopen: z.boolean() }),
  }),
})

/** A task is due within three days or overdue: once per day and task. */
export const taskDue = event({
  name: 'conformity.taskDue',
  payload: z.object({
    parkId: z.uuid(),
    taskId: z.uuid(),
    requirement: z.string(),
    title: z.string(),
    owner: z.uuid().nullable(),
    dueOn: z.iso.date(),
    subject: Subject.pick({ kind: true, id: true, name: true }).nullable(),
  }),
})
/** Accepted evidence expires within 30 days. */
export const evidenceExpiring = event({
  name: 'conformity.evidenceExpiring',
  payload: z.object({ parkId: z.uuid(), evidenceId: z.uuid(), requirement: z.string(), title: z.string(), uploadedBy: z.uuid(), validUntil: z.iso.date() }),
})
