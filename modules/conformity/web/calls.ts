import type { AnswerOf, SentInputOf } from '#kernel/operation.ts'
import { useCommandNamed, useQueryNamed } from '#ui/query.ts'
import type * as contract from '../contract.ts'
import type { parameterList } from '../contract-parameters.ts'
import type * as snapshots from '../contract-snapshots.ts'
import type * as tasks from '../contract-tasks.ts'

// Operations are called by name: the declarations (and the schema library behind them) stay out of the browser.
export interface Queries {
  assessment: typeof contract.assessment
  evidenceList: typeof tasks.evidenceList
  findingList: typeof contract.findingList
  gapList: typeof contract.gapList
  parameterHistory: typeof contract.parameterHistory
  parameterList: typeof parameterList
  previewParameter: typeof contract.previewParameter
  publicPage: typeof snapshots.publicPage
  requirement: typeof contract.requirement
  snapshotList: typeof snapshots.snapshotList
  compareSnapshots: typeof snapshots.compareSnapshots
  proveFindings: typeof snapshots.proveFindings
  task: typeof tasks.task
  taskList: typeof tasks.taskList
  trend: typeof contract.trend
}

interface Commands {
  assignTask: typeof tasks.assignTask
  commentTask: typeof tasks.commentTask
  openTask: typeof tasks.openTask
  publishPage: typeof snapshots.publishPage
  reopenTask: typeof tasks.reopenTask
  requestEvaluation: typeof contract.requestEvaluation
  reviewEvidence: typeof tasks.reviewEvidence
  saveParameter: typeof contract.saveParameter
  submitEvidence: typeof tasks.submitEvidence
  takeSnapshot: typeof snapshots.takeSnapshot
  unpublishPage: typeof snapshots.unpublishPage
  waiveTask: typeof tasks.waiveTask
}

export type Answer<Name extends keyof Queries> = AnswerOf<Queries[Name]>
export type Assessment = Answer<'assessment'>
export type RequirementRow = Assessment['requirements'][number]
export type Level = RequirementRow['level']
export type Counts = Assessment['counts']
export type Scores = Assessment['score']
export type RequirementDetail = Answer<'requirement'>
export type FindingView = RequirementDetail['findings'][number]
export type ParameterView = RequirementDetail['parameters'][number]
export type EvidenceView = RequirementDetail['evidence'][number]
export type TaskRow = RequirementDetail['tasks'][number]
export type SnapshotRow = Answer<'snapshotList'>['rows'][number]
export type Cause = RequirementDetail['history'][number]['cause']

/** Asks a query of this module for the park of the page. Answers are renewed when the server tells of a change. */
export function useAsk<Name extends keyof Queries>(name: Name, input: SentInputOf<Queries[Name]>, options?: { isEnabled?: boolean }) {
  return useQueryNamed<Answer<Name>>({ name: `conformity.${name}`, kind: 'query', scope: 'park' }, input as Record<string, unknown>, options)
}

/** Runs a command of this module; afterwards everything shown of the module is read again. */
export function useAct<Name extends keyof Commands>(name: Name) {
  return useCommandNamed<SentInputOf<Commands[Name]>, AnswerOf<Commands[Name]>>({ name: `conformity.${name}`, kind: 'command', scope: 'park' })
}
