import { z } from 'zod'
import { safeText } from '#kernel/ledger.ts'
import { command, inPark, PARK_POSTS, query, type Role } from '#kernel/operation.ts'

/** Everybody with a post in a park may keep files there; row-level security says which ones they see. */
export const FILE_ROLES: readonly Role[] = [...PARK_POSTS, 'supervisor', 'companyAdmin', 'companyClerk', 'providerStaff', 'worker', 'resident']

/** What an upload is for. `import` files are their owner's alone and kept for a week. */
export const UPLOAD_PURPOSES = ['attachment', 'photo', 'evidence', 'plan', 'import'] as const

export const LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  userBytes: 1024 ** 3,
  imagePixels: 40_000_000,
  archiveEntries: 1_000,
  unpackedBytes: 100 * 1024 * 1024,
} as const

export const fileMeta = z.object({
  id: z.uuid(),
  parkId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  purpose: z.string(),
  isPrivate: z.boolean(),
  ownerId: z.uuid(),
  createdAt: z.iso.datetime(),
  /** Download; `&inline=1` shows images and PDFs in the page. */
  url: z.string(),
  thumbnailUrl: z.string().nullable(),
})
export type FileMeta = z.output<typeof fileMeta>

const UNKNOWN_RECORD = {
  'files.record_not_found': { zh: '没有这条记录，或您不能为它添加附件。', en: 'There is no such record, or you may not attach files to it.', status: 404 },
} as const

const UPLOAD_REFUSALS = {
  'files.no_file': { zh: '请选择一个文件上传。', en: 'Choose a file to upload.', status: 422 },
  'files.too_large': { zh: '文件超过 20 MB，请压缩或拆分后上传。', en: 'The file is larger than 20 MB. Compress or split it.', status: 413 },
  'files.image_too_large': { zh: '图片超过 4000 万像素，请缩小后上传。', en: 'The image has more than 40 million pixels. Scale it down.', status: 413 },
  'files.unpacked_too_large': { zh: '文件解压后超过上限（{limit}）。', en: 'Unpacked, the file is larger than allowed ({limit}).', status: 413 },
  'files.kind_not_allowed': {
    zh: '不接受「{extension}」文件。可上传 jpg、png、webp、pdf、xlsx、docx、csv。',
    en: 'Files of the kind "{extension}" are not accepted. Allowed: jpg, png, webp, pdf, xlsx, docx, csv.',
    status: 422,
  },
  'files.content_mismatch': {
    zh: '文件内容不是「{extension}」格式。请确认没有改过扩展名。',
    en: 'The content is not "{extension}". Check that the extension was not changed.',
    status: 422,
  },
  'files.damaged': { zh: '文件已损坏，无法读取。', en: 'The file is damaged and cannot be read.', status: 422 },
  'files.encrypted': { zh: '文件有打开密码，请取消密码后上传。', en: 'The file is protected by a password. Remove it and upload again.', status: 422 },
  'files.active_content': {
    zh: '文件含有宏、脚本或嵌入程序，不予接收。',
    en: 'The file contains macros, scripts or embedded programs and is not accepted.',
    status: 422,
  },
  'files.quota_exceeded': { zh: '您的文件已达 1 GB 上限，请先清理。', en: 'Your files have reached 1 GB. Remove some first.', status: 413 },
  'files.too_many_uploads': { zh: '一小时内上传次数过多，请稍后再试。', en: 'Too many uploads within the hour; try again later.', status: 429 },
} as const

/** What the caller may still upload. Asked before any byte of an upload is read. */
export const uploadAllowance = query({
  name: 'files.uploadAllowance',
  title: { zh: '上传余量', en: 'Upload allowance' },
  roles: FILE_ROLES,
  scope: 'park',
  refusals: UPLOAD_REFUSALS,
  input: z.object({ ...inPark, purpose: z.enum(UPLOAD_PURPOSES).default('attachment') }),
  output: z.object({ parkId: z.uuid(), bytesLeft: z.int(), uploadsLeft: z.int() }),
})

/**
 * Records content that `POST /api/files/upload` has received and checked. The ticket is that request's own; there is no other way to one.
 */
export const addUpload = command({
  name: 'files.addUpload',
  title: { zh: '上传文件', en: 'Upload a file' },
  roles: FILE_ROLES,
  scope: 'park',
  refusals: { ...UPLOAD_REFUSALS, 'files.unknown_ticket': { zh: '上传已失效，请重新上传。', en: 'The upload is no longer valid; upload again.', status: 404 } },
  input: z.object({ ...inPark, ticket: z.uuid() }),
  output: fileMeta,
})

export const file = query({
  name: 'files.file',
  title: { zh: '文件信息', en: 'File' },
  roles: FILE_ROLES,
  scope: 'park',
  input: z.object({ ...inPark, id: z.uuid() }),
  output: fileMeta,
})

const attached = fileMeta.extend({ caption: z.string().nullable(), attachedAt: z.iso.datetime() })

/** The attachments of a ledger's record, oldest first. */
export const recordFiles = query({
  name: 'files.recordFiles',
  title: { zh: '附件', en: 'Attachments' },
  roles: FILE_ROLES,
  scope: 'park',
  refusals: UNKNOWN_RECORD,
  input: z.object({ ...inPark, ledger: z.string().max(100), recordId: z.uuid() }),
  output: z.object({ files: z.array(attached) }),
})

export const linkFile = command({
  name: 'files.linkFile',
  title: { zh: '添加附件', en: 'Attach a file' },
  roles: FILE_ROLES,
  scope: 'park',
  refusals: UNKNOWN_RECORD,
  input: z.object({ ...inPark, fileId: z.uuid(), ledger: z.string().max(100), recordId: z.uuid(), caption: safeText(200).optional() }),
  output: z.object({ fileId: z.uuid() }),
})

export const unlinkFile = command({
  name: 'files.unlinkFile',
  title: { zh: '移除附件', en: 'Detach a file' },
  roles: FILE_ROLES,
  scope: 'park',
  refusals: UNKNOWN_RECORD,
  input: z.object({ ...inPark, fileId: z.uuid(), ledger: z.string().max(100), recordId: z.uuid() }),
  output: z.object({ fileId: z.uuid() }),
})

/** Only the owner, and only a file that is attached nowhere. */
export const removeFile = command({
  name: 'files.removeFile',
  title: { zh: '删除文件', en: 'Remove a file' },
  roles: FILE_ROLES,
  scope: 'park',
  refusals: { 'files.in_use': { zh: '这个文件仍是附件，请先移除附件。', en: 'The file is still attached to a record. Detach it first.', status: 409 } },
  input: z.object({ ...inPark, id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
})
