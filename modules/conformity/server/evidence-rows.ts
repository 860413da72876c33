import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#kernel/server/database.ts'
import type { Actor } from '#kernel/server/module.ts'
import { type EvidenceView, REVIEWERS } from '../contract.ts'

interface EvidenceRow {
  id: string
  requirement: string
  title: string
  file_id: string
  file_name: string
  issued_on: string
  valid_until: string
  note: string
  uploaded_by: string
  uploaded_by_name: string
  uploaded_at: Date
  decision: 'pending' | 'accepted' | 'refuted' | 'returned'
  decided_by: string | null
  decided_by_name: string | null
  decided_at: Date | null
  reason: string | null
}

/** Evidence that meets all conditions, newest first. */
export async function evidenceViews(db: Db, conditions: readonly RawBuilder<unknown>[], actor: Actor, today: string): Promise<z.output<typeof EvidenceView>[]> {
  const { rows } =
    await sql<EvidenceRow>`select * from conformity.evidence where ${sql.join(conditions, sql` and `)} order by uploaded_at desc, id limit 1000`.execute(db)
  const reviews = mayReview(actor)
  return rows.map((row) => ({
    id: row.id,
    requirement: row.requirement,
    title: row.title,
    fileId: row.file_id,
    fileName: row.file_name,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    note: row.note,
    uploadedBy: { id: row.uploaded_by, name: row.uploaded_by_name },
    uploadedAt: row.uploaded_at.toISOString(),
    decision: row.decision,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decided_by_name ?? '' },
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
    isInDate: row.valid_until >= today,
    canReview: reviews && row.decision === 'pending' && row.uploaded_by !== actor.userId,
  }))
}

export function mayReview(actor: Actor): boolean {
  return actor.roles.some((role) => REVIEWERS.includes(role))
}
