import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { Outcome } from '#standard/finding.ts'
import type { Counts } from '#standard/outcome.ts'
import { compareNumbered } from '#standard/worst-first.ts'
import type { Cause } from '../contract.ts'
import type { compareSnapshots } from '../contract-snapshots.ts'
import type { Engine } from './engine.ts'
import { type StoredSnapshot, snapshotById, snapshotView } from './snapshot-list.ts'

interface Item {
  requirement: string
  outcome: Outcome
  counts: Counts
}

interface Change {
  requirement: string
  at: Date
  subject_kind: string
  subject_id: string
  subject_name: string
  before_outcome: Outcome | null
  after_outcome: Outcome | null
  cause: z.output<typeof Cause>
}

export function compareSnapshotsHandler(engine: Engine): Handler<typeof compareSnapshots> {
  return async ({ parkId, from: fromId, to: toId }, { db }) => {
    const from = await snapshotById(db, parkId, fromId)
    const to = await snapshotById(db, parkId, toId)
    if (from.standard !== to.standard) throw new Refusal('conformity.snapshots_differ_in_standard')
    const before = await itemsOf(db, parkId, from.id)
    const after = await itemsOf(db, parkId, to.id)
    const changes = await changesBetween(db, parkId, from, to)
    const titles = engine.standards.find(({ id }) => id === from.standard)?.requirements
    const ids = [...new Set([...before.keys(), ...after.keys()])].sort(compareNumbered)
    const requirements = ids.flatMap((id) => {
      const a = before.get(id)
      const b = after.get(id)
      const own = changes.filter((c) => c.requirement === id)
      if (a?.outcome === b?.outcome && own.length === 0) return []
      return [
        {
          id,
          title: titles?.get(id)?.title ?? { zh: id, en: id },
          before: a?.outcome ?? null,
          after: b?.outcome ?? null,
          countsBefore: a?.counts ?? null,
          countsAfter: b?.counts ?? null,
          findings: own.map((c) => ({
            at: c.at.toISOString(),
            subject: { kind: c.subject_kind, id: c.subject_id, name: c.subject_name },
            before: c.before_outcome,
            after: c.after_outcome,
            cause: c.cause,
          })),
        },
      ]
    })
    return {
      from: snapshotView(from),
      to: snapshotView(to),
      requirements,
      parameters: parameterDifferences(from, to),
      versionChanged: from.version !== to.version,
    }
  }
}

async function itemsOf(db: Db, parkId: string, snapshotId: string): Promise<Map<string, Item>> {
  const { rows } =
    await sql<Item>`select requirement, outcome, counts from conformity.snapshot_item where park_id = ${parkId} and snapshot_id = ${snapshotId}`.execute(db)
  return new Map(rows.map((row) => [row.requirement, row]))
}

async function changesBetween(db: Db, parkId: string, from: StoredSnapshot, to: StoredSnapshot): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select * from (
      select *, row_number() over (partition by requirement order by id desc) as place from conformity.finding_change
      where park_id = ${parkId} and standard = ${from.standard} and id > ${from.last_change}::bigint and id <= ${to.last_change}::bigint
    ) c where place <= 20 order by id desc`.execute(db)
  return rows
}

function parameterDifferences(from: StoredSnapshot, to: StoredSnapshot) {
  const pairs = new Set(
    [from, to].flatMap(({ parameters }) =>
      Object.entries(parameters).flatMap(([requirement, values]) => Object.keys(values).map((name) => `${requirement}\u0000${name}`)),
    ),
  )
  return [...pairs].sort().flatMap((pair) => {
    const [requirement = '', name = ''] = pair.split('\u0000')
    const before = from.parameters[requirement]?.[name] ?? null
    const after = to.parameters[requirement]?.[name] ?? null
    return before === after ? [] : [{ requirement, name, before, after }]
  })
}
