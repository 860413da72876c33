import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, inPark, query } from '#kernel/operation.ts'
import { Outcome, Subject } from '#standard/finding.ts'
import { Cause, CONFORMITY_REFUSALS, Counts, inStandard, Level, READERS, REVIEWERS, Scores, Text } from './contract.ts'

const SNAPSHOT_REFUSALS = {
  ...CONFORMITY_REFUSALS,
  'conformity.snapshot_not_found': { zh: '没有这个快照。', en: 'There is no such snapshot.', status: 404 },
  'conformity.snapshots_differ_in_standard': { zh: '两个快照属于不同的标准，不能对比。', en: 'The snapshots belong to different standards.', status: 422 },
} as const

const SnapshotRow = z.object({
  id: z.uuid(),
  standard: z.string(),
  version: z.string(),
  takenAt: z.iso.datetime(),
  cause: z.enum(['daily', 'onDemand']),
  by: z.string().nullable(),
  note: z.string(),
  evaluatedAt: z.iso.datetime(),
  counts: Counts,
  score: Scores,
  findingCount: z.int(),
  findingHash: z.string(),
  hash: z.string(),
})

export const takeSnapshot = command({
  name: 'conformity.takeSnapshot',
  title: { zh: '生成快照', en: 'Take a snapshot' },
  scope: 'park',
  roles: REVIEWERS,
  refusals: SNAPSHOT_REFUSALS,
  input: z.object({ ...inStandard, id: z.uuid(), note: safeText(500).default('') }),
  output: z.object({ id: z.uuid(), hash: z.string() }),
})

export const snapshotList = query({
  name: 'conformity.snapshotList',
  title: { zh: '快照列表', en: 'Snapshots' },
  scope: 'park',
  roles: READERS,
  refusals: SNAPSHOT_REFUSALS,
  input: z.object({ ...inStandard, from: z.iso.date().optional(), to: z.iso.date().optional(), limit: z.int().min(1).max(400).default(100) }),
  output: z.object({ rows: z.array(SnapshotRow) }),
})

/** What differs from one snapshot to a later one, and which events caused it. */
export const compareSnapshots = query({
  name: 'conformity.compareSnapshots',
  title: { zh: '对比快照', en: 'Compare snapshots' },
  scope: 'park',
  roles: READERS,
  refusals: SNAPSHOT_REFUSALS,
  input: z.object({ ...inPark, from: z.uuid(), to: z.uuid() }),
  output: z.object({
    from: SnapshotRow,
    to: SnapshotRow,
    requirements: z.array(
      z.object({
        id: z.string(),
        title: Text,
        before: Outcome.nullable(),
        after: Outcome.nullable(),
        countsBefore: Counts.nullable(),
        countsAfter: Counts.nullable(),
        /** The first 20 findings that changed in between, with their causes. */
        findings: z.array(
          z.object({
            at: z.iso.datetime(),
            subject: Subject.pick({ kind: true, id: true, name: true }),
            before: Outcome.nullable(),
            after: Outcome.nullable(),
            cause: Cause,
          }),
        ),
      }),
    ),
    parameters: z.array(
      z.object({
        requirement: z.string(),
        name: z.string(),
        before: z.union([z.number(), z.string(), z.boolean()]).nullable(),
        after: z.union([z.number(), z.string(), z.boolean()]).nullable(),
      }),
    ),
    versionChanged: z.boolean(),
  }),
})

/** Recomputes the hash over today's findings and compares it with a full evaluation that is not saved. */
export const proveFindings = query({
  name: 'conformity.proveFindings',
  title: { zh: '验证判定结果', en: 'Prove the findings' },
  scope: 'park',
  roles: [...REVIEWERS, 'supervisor'],
  refusals: SNAPSHOT_REFUSALS,
  input: z.object(inStandard),
  output: z.object({ stored: z.string(), recomputed: z.string(), equal: z.boolean(), findings: z.int() }),
})

const PublicContent = z.object({
  park: z.object({ id: z.uuid(), code: z.string(), name: Text }),
  standard: z.object({ id: z.string(), version: z.string(), title: Text, hash: z.string() }),
  evaluatedAt: z.iso.datetime(),
  counts: Counts,
  score: Scores,
  chapters: z.array(z.object({ id: z.string(), title: Text, counts: Counts })),
  requirements: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      chapter: z.string(),
      level: Level,
      title: Text,
      automatic: z.boolean(),
      outcome: Outcome,
      since: z.iso.datetime(),
    }),
  ),
})
export type PublicContent = z.output<typeof PublicContent>

export const publishPage = command({
  name: 'conformity.publishPage',
  title: { zh: '公开对标结果', en: 'Publish the assessment' },
  scope: 'park',
  roles: ['parkDirector'],
  refusals: CONFORMITY_REFUSALS,
  input: z.object(inStandard),
  output: z.object({ publishedAt: z.iso.datetime() }),
})
export const unpublishPage = command({
  name: 'conformity.unpublishPage',
  title: { zh: '停止公开对标结果', en: 'Take the public page down' },
  scope: 'park',
  roles: ['parkDirector'],
  refusals: CONFORMITY_REFUSALS,
  input: z.object(inStandard),
  output: z.object({}),
})
export const publicPage = query({
  name: 'conformity.publicPage',
  title: { zh: '公开页状态', en: 'State of the public page' },
  scope: 'park',
  roles: READERS,
  refusals: CONFORMITY_REFUSALS,
  input: z.object(inStandard),
  output: z.object({ isPublished: z.boolean(), publishedAt: z.iso.datetime().nullable(), can: z.object({ publish: z.boolean() }) }),
})

/** For everybody, while the park has switched it on: outcomes only, no subjects, no persons. */
export const publicAssessment = query({
  name: 'conformity.publicAssessment',
  title: { zh: '公开的对标结果', en: 'Published assessment' },
  scope: 'none',
  roles: ['anonymous'],
  refusals: { 'conformity.not_published': { zh: '该园区没有公开对标结果。', en: 'This park does not publish its assessment.', status: 404 } },
  /** The park by its code, as public addresses name it, or by its id. */
  input: z.object({ park: z.string().min(1).max(64), standard: z.string().max(60).optional() }),
  output: PublicContent.extend({ refreshedAt: z.iso.datetime() }),
})
