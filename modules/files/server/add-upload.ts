import { sql } from 'kysely'
import { type InputOf, Refusal } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Handler } from '#kernel/server/module.ts'
import { type addUpload, LIMITS, type uploadAllowance } from '../contract.ts'
import { insertFile, metaOf } from './file-rows.ts'

export interface CheckedUpload {
  userId: string
  parkId: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  width: number | null
  height: number | null
  key: string
  thumbnailKey: string | null
  purpose: InputOf<typeof uploadAllowance>['purpose']
}

/** Content received by the upload requests of this process and not yet recorded. */
export const checkedUploads = new Map<string, CheckedUpload>()

const DAY = 86_400_000
const IMPORT_DAYS = 7

function uploadsPerHour(): number {
  return Number(process.env.UPLOADS_PER_HOUR ?? 60)
}

async function allowanceOf(db: Db, userId: string, now: Date): Promise<{ bytesLeft: number; uploadsLeft: number }> {
  const { rows } = await sql<{
    bytes: string
    recent: string
  }>`select coalesce(sum(bytes), 0) as bytes, count(*) filter (where created_at > ${now}::timestamptz - interval '1 hour') as recent
    from files.file where owner_id = ${userId} and removed_at is null`.execute(db)
  return { bytesLeft: Math.max(0, LIMITS.userBytes - Number(rows[0]?.bytes ?? 0)), uploadsLeft: Math.max(0, uploadsPerHour() - Number(rows[0]?.recent ?? 0)) }
}

export const allowUpload: Handler<typeof uploadAllowance> = async ({ parkId }, { db, actor, now }) => {
  const left = await allowanceOf(db, actor.userId, now)
  if (left.bytesLeft === 0) throw new Refusal('files.quota_exceeded')
  if (left.uploadsLeft === 0) throw new Refusal('files.too_many_uploads')
  return { parkId, ...left }
}

export const recordUpload: Handler<typeof addUpload> = async ({ parkId, ticket }, { db, actor, now }) => {
  const upload = checkedUploads.get(ticket)
  if (!upload || upload.userId !== actor.userId || upload.parkId !== parkId) throw new Refusal('files.unknown_ticket')
  checkedUploads.delete(ticket)
  if ((await allowanceOf(db, actor.userId, now)).bytesLeft < upload.bytes) throw new Refusal('files.quota_exceeded')
  const isImport = upload.purpose === 'import'
  const row = await insertFile(db, {
    ...upload,
    companyId: actor.companyId,
    ownerId: actor.userId,
    isPrivate: isImport,
    expiresAt: isImport ? new Date(now.getTime() + IMPORT_DAYS * DAY) : null,
  })
  return metaOf(row)
}
