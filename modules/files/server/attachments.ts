import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '#kernel/operation.ts'
import { notFound } from '#kernel/server/errors.ts'
import { ledgerNamed } from '#kernel/server/ledger-rows.ts'
import type { Context, Handler } from '#kernel/server/module.ts'
import type { file, linkFile, recordFiles, removeFile, unlinkFile } from '../contract.ts'
import { type FileRow, findFile, metaOf } from './file-rows.ts'

/** The record must be of a ledger that the caller's role covers and a row that their scope shows. */
async function checkRecord({ db, actor }: Context, parkId: string, ledgerName: string, recordId: string, right: 'read' | 'write'): Promise<void> {
  const ledger = ledgerNamed(ledgerName)
  if (!ledger || !actor.roles.some((role) => ledger.roles[right].includes(role))) throw new Refusal('files.record_not_found')
  const { rows } = await sql`select 1 from ${sql.raw(ledger.table)} where park_id = ${parkId} and id = ${recordId}`.execute(db)
  if (rows.length === 0) throw new Refusal('files.record_not_found')
}

/** A file that is only attached to ledgers the caller may not read is not for the caller either. */
async function isReadable({ db, actor }: Context, row: FileRow): Promise<boolean> {
  if (row.owner_id === actor.userId) return true
  const { rows } = await sql<{ ledger: string }>`select distinct ledger from files.link where park_id = ${row.park_id} and file_id = ${row.id}`.execute(db)
  return rows.length === 0 || rows.some(({ ledger }) => ledgerNamed(ledger)?.roles.read.some((role) => actor.roles.includes(role)))
}

export const showFile: Handler<typeof file> = async ({ parkId, id }, context) => {
  const row = await findFile(context.db, parkId, id)
  if (!row || !(await isReadable(context, row))) throw notFound()
  return metaOf(row)
}

export const listRecordFiles: Handler<typeof recordFiles> = async ({ parkId, ledger, recordId }, context) => {
  await checkRecord(context, parkId, ledger, recordId, 'read')
  const { rows } = await sql<FileRow & { caption: string | null; attached_at: Date }>`select f.*, l.caption, l.created_at as attached_at
    from files.link l join files.file f on f.park_id = l.park_id and f.id = l.file_id
    where l.park_id = ${parkId} and l.ledger = ${ledger} and l.record_id = ${recordId} and f.removed_at is null and f.state = 'stored' order by l.created_at, l.id limit 200`.execute(
    context.db,
  )
  return { files: rows.map((row) => ({ ...metaOf(row), caption: row.caption, attachedAt: row.attached_at.toISOString() })) }
}

export const attachFile: Handler<typeof linkFile> = async ({ parkId, fileId, ledger, recordId, caption }, context) => {
  const row = await findFile(context.db, parkId, fileId)
  if (!row || row.is_private || !(await isReadable(context, row))) throw notFound()
  await checkRecord(context, parkId, ledger, recordId, 'write')
  await sql`insert into files.link (id, park_id, company_id, file_id, ledger, record_id, caption, created_by)
    values (${randomUUID()}, ${parkId}, ${context.actor.companyId}, ${fileId}, ${ledger}, ${recordId}, ${caption ?? null}, ${context.actor.userId})
    on conflict (park_id, file_id, ledger, record_id) do update set caption = excluded.caption`.execute(context.db)
  return { fileId }
}

export const detachFile: Handler<typeof unlinkFile> = async ({ parkId, fileId, ledger, recordId }, context) => {
  await checkRecord(context, parkId, ledger, recordId, 'write')
  const removed =
    await sql`delete from files.link where park_id = ${parkId} and file_id = ${fileId} and ledger = ${ledger} and record_id = ${recordId} returning id`.execute(
      context.db,
    )
  if (removed.rows.length === 0) throw notFound()
  return { fileId }
}

export const discardFile: Handler<typeof removeFile> = async ({ parkId, id }, { db, actor }) => {
  const row = await findFile(db, parkId, id)
  if (!row || row.owner_id !== actor.userId) throw notFound()
  const links = await sql`select 1 from files.link where park_id = ${parkId} and file_id = ${id} limit 1`.execute(db)
  if (links.rows.length > 0) throw new Refusal('files.in_use')
  await sql`update files.file set removed_at = now() where park_id = ${parkId} and id = ${id}`.execute(db)
  return { id }
}
