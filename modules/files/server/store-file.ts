import type { FileStore } from '#kernel/server/file-store.ts'
import { findFile, insertFile } from './file-rows.ts'
import { keep, receive, verified } from './keep-content.ts'
import { safeName } from './rules.ts'
import { storageOf } from './storage.ts'

/** Files that the platform makes itself, for other modules and their jobs. */
export function fileStoreOf(dataDir: string): FileStore {
  return {
    async store(db, file, content) {
      const { key, bytes, sha256 } = await keep(dataDir, await receive(dataDir, content))
      const { parkId, companyId = null, ownerId, mediaType, purpose, isPrivate = false, expiresAt = null } = file
      const row = await insertFile(db, {
        parkId,
        companyId,
        ownerId,
        name: safeName(file.name),
        mediaType,
        bytes,
        sha256,
        width: null,
        height: null,
        key,
        thumbnailKey: null,
        purpose,
        isPrivate,
        expiresAt,
      })
      return row.id
    },
    async open(db, parkId, fileId) {
      const row = await findFile(db, parkId, fileId)
      if (!row) return null
      const stream = async () => {
        const content = await storageOf(dataDir).read(row.storage_key)
        if (!content) throw new Error(`The content of file ${row.id} is missing`)
        return verified(content, row.sha256)
      }
      return {
        id: row.id,
        name: row.name,
        mediaType: row.media_type,
        bytes: Number(row.bytes),
        sha256: row.sha256,
        stream,
        read: async () => {
          const chunks: Uint8Array[] = []
          for await (const chunk of await stream()) chunks.push(chunk)
          return Buffer.concat(chunks)
        },
      }
    },
  }
}
