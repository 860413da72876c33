import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { Engine } from './engine.ts'

/**
 * Freezes the loaded standards on first sight, makes their versions the current ones and queues a full evaluation of every park.
 * Called once at every start.
 * @throws when the text of a published version was changed
 */
export async function publishStandards(db: Db, engine: Engine): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('conformity:standards', 0))`.execute(db)
  for (const { id, version, content, hash } of engine.standards) {
    const { rows } = await sql<{ hash: string }>`select hash from conformity.standard_version where standard = ${id} and version = ${version}`.execute(db)
    const published = rows[0]
    if (published && published.hash !== hash) {
      throw new Error(
        `The text of standard ${id} was changed, but its version is still ${version}. Give the changed text a new version; a published one is frozen.`,
      )
    }
    await sql`update conformity.standard_version set is_current = false where standard = ${id} and is_current and version <> ${version}`.execute(db)
    if (published)
      await sql`update conformity.standard_version set is_current = true where standard = ${id} and version = ${version} and not is_current`.execute(db)
    else
      await sql`insert into conformity.standard_version (standard, version, content, hash, is_current) values (${id}, ${version}, ${content}::json, ${hash}, true)`.execute(
        db,
      )
  }
  await sql`select kernel.add_job('conformity.start', '{}'::jsonb, 'conformity.start')`.execute(db)
}
