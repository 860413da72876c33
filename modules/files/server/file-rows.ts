import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { FileMeta } from '../contract.ts'

export interface FileRow {
  id: string
  park_id: string
  owner_id: string
  name: string
  media_type: string
  bytes: string
  sha256: string
  width: number | null
  height: number | null
  purpose: string
  is_private: boolean
  storage_key: string
  thumbnail_key: string | null
  created_at: Date
}

export function metaOf(row: FileRow): FileMeta {
  const address = `/api/files/${row.id}`
  const park = `?parkId=${row.park_id}`
  return {
    id: row.id,
    parkId: row.park_id,
    name: row.name,
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    width: row.width,
    height: row.height,
    purpose: row.purpose,
    isPrivate: row.is_private,
    ownerId: row.owner_id,
    createdAt: row.created_at.toISOString(),
    url: `${address}${park}`,
    thumbnailUrl: row.thumbnail_key ? `${address}/thumbnail${park}` : null,
  }
}

export interface NewFileRow {
  parkId: string
  companyId: string | null
  ownerId: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  width: number | null
  height: number | null
  key: string
  thumbnailKey: string | null
  purpose: string
  isPrivate: boolean
  expiresAt: Date | null
}

export async function insertFile(db: Db, file: NewFileRow): Promise<FileRow> {
  const { rows } =
    await sql<FileRow>`insert into files.file (id, park_id, company_id, owner_id, name, media_type, bytes, sha256, width, height, storage_key, thumbnail_key, purpose, is_private, expires_at)
    values (${randomUUID()}, ${file.parkId}, ${file.companyId}, ${file.ownerId}, ${file.name}, ${file.mediaType}, ${file.bytes}, ${file.sha256}, ${file.width}, ${file.height}, ${file.key}, ${file.thumbnailKey},
      ${file.purpose}, ${file.isPrivate}, ${file.expiresAt}) returning *`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('The file row was not written')
  return row
}

/** The file if the transaction's scope may see it and it is still there. */
export async function findFile(db: Db, parkId: string, id: string): Promise<FileRow | null> {
  const { rows } = await sql<FileRow>`select * from files.file where park_id = ${parkId} and id = ${id} and removed_at is null and state = 'stored'`.execute(db)
  return rows[0] ?? null
}
