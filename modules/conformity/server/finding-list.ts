import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '#kernel/operation.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { findingList } from '../contract.ts'
import { type Engine, requirementOf, standardOf } from './engine.ts'
import { type FindingCursor, findingPage, findingView } from './finding-rows.ts'

const Cursor = z.tuple([z.int(), z.number(), z.string(), z.string(), z.string(), z.string(), z.string()])

export function findingListHandler(engine: Engine): Handler<typeof findingList> {
  return async (input, { db }) => {
    const loaded = standardOf(engine, input.standard)
    if (input.requirement !== undefined) requirementOf(loaded, input.requirement)
    const conditions = [sql`park_id = ${input.parkId}`, sql`standard = ${loaded.id}`]
    if (input.requirement !== undefined) conditions.push(sql`requirement = ${input.requirement}`)
    if (input.outcomes) conditions.push(sql`outcome = any (${input.outcomes}::text[])`)
    if (input.subjectKind !== undefined) conditions.push(sql`subject_kind = ${input.subjectKind}`)
    if (input.subjectId !== undefined) conditions.push(sql`subject_id = ${input.subjectId}`)
    if (input.buildingId !== undefined) conditions.push(sql`building_id = ${input.buildingId}`)
    if (input.levelId !== undefined) conditions.push(sql`level_id = ${input.levelId}`)
    if (input.search) conditions.push(sql`strpos(lower(subject_name), lower(${input.search})) > 0`)
    const { rows, next, total } = await findingPage(db, conditions, input.limit, input.cursor === undefined ? null : readCursor(input.cursor))
    return {
      rows: rows.map((row) => findingView(engine.registry.texts, row)),
      nextCursor: next && Buffer.from(JSON.stringify(next)).toString('base64url'),
      total,
    }
  }
}

function readCursor(cursor: string): FindingCursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new Refusal('conformity.cursor_not_valid')
  }
}
