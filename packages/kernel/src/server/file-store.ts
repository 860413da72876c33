import type { Db } from './database.ts'

/** A file that the platform makes or keeps, as its row says it. */
export interface NewFile {
  parkId: string
  companyId?: string | null
  ownerId: string
  /** As shown at download; made safe before it is stored. */
  name: string
  mediaType: string
  purpose: string
  /** Only its owner may see it: exports, imports and their error files. */
  isPrivate?: boolean
  expiresAt?: Date | null
}

export interface KeptFile {
  id: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  /** The content; fails at the end when it is not what was stored. */
  stream(): Promise<AsyncIterable<Uint8Array>>
  /** The whole content, checked, for files as small as uploads are. */
  read(): Promise<Buffer>
}

/**
 * Files for other modules, answered by the files module. The content is on the disk before the row is written: a transaction that rolls
 * back leaves content without a row, which is swept, never a row without content.
 */
export interface FileStore {
  store(db: Db, file: NewFile, content: AsyncIterable<Uint8Array> | Uint8Array): Promise<string>
  /** The file if the scope of the transaction may see it. */
  open(db: Db, parkId: string, fileId: string): Promise<KeptFile | null>
}

let answer: ((dataDir: string) => FileStore) | undefined

/** Called once by the module that keeps files. */
export function registerFileStore(of: (dataDir: string) => FileStore): void {
  answer = of
}

export function fileStore(dataDir: string): FileStore {
  if (!answer) throw new Error('No module keeps files')
  return answer(dataDir)
}
