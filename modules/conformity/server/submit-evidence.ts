import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { submitEvidence } from '../contract-tasks.ts'
import { addDays, type Engine, requirementOf, standardOf, todayAt } from './engine.ts'
import { askForReview } from './follow-ups.ts'
import { markDirty, STATES_ONLY } from './marks.ts'

export function submitEvidenceHandler(engine: Engine): Handler<typeof submitEvidence> {
  return async ({ parkId, standard, id, requirement: requirementId, title, fileId, fileName, issuedOn, validUntil, note }, { db, actor, now }) => {
    const loaded = standardOf(engine, standard)
    const requirement = requirementOf(loaded, requirementId)
    if (requirement.children.length > 0) throw new Refusal('conformity.evidence_not_expected')
    // Without a period of its own in the standard, evidence is good for one year.
    const latest = addDays(issuedOn, requirement.evidence?.validDays ?? 365)
    const until = validUntil !== undefined && validUntil < latest ? validUntil : latest
    if (issuedOn > todayAt(now) || until < issuedOn) throw new Refusal('conformity.evidence_dates_wrong')
    await sql`
      insert into conformity.evidence (id, park_id, standard, requirement, title, file_id, file_name, issued_on, valid_until, note, uploaded_by, uploaded_by_name, uploaded_at)
      values (${id}, ${parkId}, ${loaded.id}, ${requirementId}, ${title}, ${fileId}, ${fileName}, ${issuedOn}, ${until}, ${note}, ${actor.userId}, ${actor.displayName}, ${now})`.execute(
      db,
    )
    await markDirty(db, parkId, [STATES_ONLY], { kind: 'evidence', step: 'submitted', requirement: requirementId, evidenceId: id, by: actor.displayName })
    await askForReview(db, parkId, { id, requirement: requirementId, title, by: actor.userId, byName: actor.displayName })
    return { id, validUntil: until }
  }
}
