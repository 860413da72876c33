import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#kernel/server/database.ts'
import type { Counts, Scores } from '#standard/outcome.ts'
import type { EvidenceView, FindingView, RequirementRow, TaskRow } from '../contract.ts'
import { type Engine, type LoadedStandard, todayAt } from './engine.ts'
import { evidenceViews } from './evidence-rows.ts'
import { findingView, type StoredFinding } from './finding-rows.ts'
import { assessmentRow, headOf, requirementRows } from './requirement-rows.ts'
import { storedHash } from './take-snapshot.ts'
import { taskRows, taskView } from './task-rows.ts'

/** Everything a report of one park against one standard shows, whatever its format. */
export interface ParkReport {
  park: { id: string; name: string }
  standard: { id: string; version: string; title: { zh: string; en: string }; hash: string }
  evaluatedAt: string
  counts: Counts
  scores: Scores
  findingHash: string
  requirements: z.output<typeof RequirementRow>[]
  /** In clause order of the standard, then worst first. */
  findings: FindingView[]
  evidence: z.output<typeof EvidenceView>[]
  tasks: z.output<typeof TaskRow>[]
}

/** @param actor decides nothing but `canReview` of the evidence */
export async function parkReport(
  db: Db,
  engine: Engine,
  loaded: LoadedStandard,
  parkId: string,
  actor: Parameters<typeof evidenceViews>[2],
  now: Date,
): Promise<ParkReport> {
  const assessment = await assessmentRow(db, parkId, loaded.id)
  const { rows: parks } = await sql<{ name: string }>`select name_zh as name from parks.park where id = ${parkId}`.execute(db)
  const { rows } = await sql<StoredFinding>`
    select requirement, check_name, shortfall, body, since from conformity.finding where park_id = ${parkId} and standard = ${loaded.id}
    order by requirement, rank, shortfall desc, subject_name, check_name, subject_kind, subject_id`.execute(db)
  const place = new Map(loaded.standard.requirements.map((r, i) => [r.id, i]))
  const findings = rows.map((row) => findingView(engine.registry.texts, row)).sort((a, b) => (place.get(a.requirement) ?? 0) - (place.get(b.requirement) ?? 0))
  const mine = [sql`park_id = ${parkId}`, sql`standard = ${loaded.id}`]
  const today = todayAt(now)
  return {
    park: { id: parkId, name: parks[0]?.name ?? '' },
    standard: { ...headOf(loaded), version: assessment.version },
    evaluatedAt: assessment.evaluated_at.toISOString(),
    counts: assessment.counts,
    scores: assessment.scores,
    findingHash: (await storedHash(db, parkId, loaded.id)).hash,
    requirements: await requirementRows(db, loaded, parkId),
    findings,
    evidence: await evidenceViews(db, mine, actor, today),
    tasks: (await taskRows(db, mine)).map((t) => taskView(t, today)),
  }
}
