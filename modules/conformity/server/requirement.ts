import { sql } from 'kysely'
import type { z } from 'zod'
import { PARK_POSTS, Refusal } from '#kernel/operation.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { Outcome } from '#standard/finding.ts'
import { needsEvidence, noCounts } from '#standard/outcome.ts'
import type { Cause, requirement } from '../contract.ts'
import { type Engine, requirementOf, standardOf, todayAt } from './engine.ts'
import { evidenceViews, mayReview } from './evidence-rows.ts'
import { findingPage, findingView } from './finding-rows.ts'
import { parameterViews } from './parameter-views.ts'
import { assessmentRow, headOf, reasonText, requirementRows } from './requirement-rows.ts'
import { taskRows, taskView } from './task-rows.ts'

interface HistoryRow {
  at: Date
  version: string
  before_outcome: Outcome | null
  after_outcome: Outcome | null
  reason: string
  cause: z.output<typeof Cause>
}

export function requirementHandler(engine: Engine): Handler<typeof requirement> {
  return async ({ parkId, standard, id }, { db, actor, now }) => {
    const loaded = standardOf(engine, standard)
    const asked = requirementOf(loaded, id)
    const { evaluated_at } = await assessmentRow(db, parkId, loaded.id)
    const rows = await requirementRows(db, loaded, parkId)
    const row = rows.find((r) => r.id === id)
    if (!row) throw new Refusal('conformity.not_evaluated')
    const outcomes = new Map(rows.map((r) => [r.id, r.outcome]))
    const mine = [sql`park_id = ${parkId}`, sql`standard = ${loaded.id}`, sql`requirement = ${id}`]
    const findings = await findingPage(db, mine, 50, null)
    const today = todayAt(now)
    const { rows: history } = await sql<HistoryRow>`
      select at, version, before_outcome, after_outcome, reason, cause from conformity.requirement_change where ${sql.join(mine, sql` and `)} order by id desc limit 100`.execute(
      db,
    )
    const checks = asked.checks.map(({ check }) => ({ name: check, exists: engine.registry.checks.has(check) }))
    const known = asked.checks.filter(({ check }) => engine.registry.checks.has(check))
    const category = asked.notApplicableWithout
    const isPost = actor.roles.some((role) => (PARK_POSTS as readonly string[]).includes(role))
    return {
      standard: headOf(loaded),
      evaluatedAt: evaluated_at.toISOString(),
      row,
      decides: asked.decides,
      verify: asked.verify,
      checks,
      needsEvidence:
        asked.children.length === 0 &&
        needsEvidence(asked, { checks: known.map((binding) => ({ binding, counts: noCounts() })), missingChecks: asked.checks.length - known.length }),
      notApplicableWithout: category === undefined ? null : { category, text: loaded.standard.categories[category] ?? { zh: category, en: category } },
      evidenceExpected: asked.evidence ?? null,
      parameters: await parameterViews(db, parkId, loaded.id, asked),
      children: asked.children.flatMap((child) => {
        const found = loaded.requirements.get(child)
        return found ? [{ id: child, title: found.title, level: found.level, outcome: outcomes.get(child) ?? ('unknown' as Outcome) }] : []
      }),
      findings: findings.rows.map((f) => findingView(engine.registry.texts, f)),
      findingsTotal: findings.total,
      evidence: await evidenceViews(db, mine, actor, today),
      tasks: (await taskRows(db, mine)).map((t) => taskView(t, today)),
      history: history.map((h) => ({
        at: h.at.toISOString(),
        before: h.before_outcome,
        after: h.after_outcome,
        reason: reasonText(h.reason),
        cause: h.cause,
        version: h.version,
      })),
      can: {
        saveParameter: actor.roles.includes('parkDirector'),
        submitEvidence: isPost && asked.children.length === 0,
        reviewEvidence: mayReview(actor),
        openTask: isPost && row.outcome !== 'met' && row.outcome !== 'notApplicable',
        waiveTask: mayReview(actor),
      },
    }
  }
}
