import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { reviewEvidence } from '../contract-tasks.ts'
import { endReview } from './follow-ups.ts'
import { markDirty, STATES_ONLY } from './marks.ts'

/** Four eyes: the database refuses a reviewer who is the uploader too (evidence_reviewer_is_not_uploader). */
export const handleReviewEvidence: Handler<typeof reviewEvidence> = async ({ parkId, id, decision, reason }, { db, actor, now }) => {
  const { rows } = await sql<{ requirement: string; uploaded_by: string; decision: string }>`
    select requirement, uploaded_by, decision from conformity.evidence where park_id = ${parkId} and id = ${id} for update`.execute(db)
  const evidence = rows[0]
  if (!evidence) throw new Refusal('conformity.evidence_not_found')
  if (evidence.uploaded_by === actor.userId) throw new Refusal('conformity.evidence_own')
  if (evidence.decision !== 'pending') throw new Refusal('conformity.evidence_decided')
  if (decision !== 'accepted' && reason === '') throw new Refusal('conformity.reason_needed')
  await sql`
    update conformity.evidence set decision = ${decision}, decided_by = ${actor.userId}, decided_by_name = ${actor.displayName}, decided_at = ${now}, reason = ${reason}
    where park_id = ${parkId} and id = ${id}`.execute(db)
  await markDirty(db, parkId, [STATES_ONLY], { kind: 'evidence', step: decision, requirement: evidence.requirement, evidenceId: id, by: actor.displayName })
  await endReview(db, parkId, id, actor.userId, decision)
  return { id }
}
