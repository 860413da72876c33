import { sql } from 'kysely'
import { refusalOf } from '#kernel/server/database.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { createPark, parkList } from '../contract-plan.ts'

export const handleCreatePark: Handler<typeof createPark> = async ({ id, code, nameZh, nameEn, operatorId }, { db }) => {
  // The new park is in nobody's scope yet; for this transaction it is in the administrator's.
  await sql`select set_config('app.parks', ${`{${id}}`}, true)`.execute(db)
  try {
    await sql`insert into parks.park (id, code, name_zh, name_en, operator_id) values (${id}, ${code}, ${nameZh}, ${nameEn}, ${operatorId})`.execute(db)
  } catch (error) {
    throw refusalOf(error, { park_code_key: 'parks.park_code_taken', park_pkey: 'access.not_found', park_operator_id_fkey: 'access.not_found' }, { code })
  }
  return { id }
}

export const handleParkList: Handler<typeof parkList> = async (_input, { db, actor }) => {
  const { rows } = await sql<{ id: string; code: string; nameZh: string; nameEn: string; isDemo: boolean }>`
    select id, code, name_zh as "nameZh", name_en as "nameEn", is_demo as "isDemo" from ${sql.raw(actor.scopeKind === 'platform' ? 'parks.park_names()' : 'parks.park')} order by code`.execute(
    db,
  )
  return { rows }
}
