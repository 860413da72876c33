import { Inflate, zipSync } from 'fflate'
import type { IssueCode } from './issue.ts'

export const ZIP_LIMITS = { files: 1_000, unpackedBytes: 100 * 1024 * 1024, ratio: 100 }

/** Small files may compress well without harm; the ratio of a single file counts from here. */
const RATIO_FROM_BYTES = 1024 * 1024

export interface ZipFault {
  code: IssueCode
  file: string
  args: Record<string, string | number>
}

interface Entry {
  path: string
  method: number
  crc: number
  packed: number
  size: number
  offset: number
}

class Fault extends Error {
  readonly fault: ZipFault
  constructor(code: IssueCode, args: ZipFault['args'] = {}, file = '') {
    super(code)
    this.fault = { code, file, args }
  }
}

const DAMAGE = {
  noDirectory: { reason: '找不到压缩包目录，文件可能未传完', reason_en: 'its directory is missing, perhaps the upload was cut off' },
  directory: { reason: '压缩包目录有误', reason_en: 'its directory is damaged' },
  entry: { reason: '找不到该文件的数据', reason_en: 'the data of this file is missing' },
  content: { reason: '该文件的数据无法解压', reason_en: 'the data of this file cannot be unpacked' },
  size: { reason: '该文件解压后的大小与目录不符', reason_en: 'this file differs in size from the directory' },
  checksum: { reason: '该文件校验和（CRC-32）不符', reason_en: 'the checksum (CRC-32) of this file is wrong' },
}

const corrupt = (damage: keyof typeof DAMAGE, file = '') => new Fault('zip_corrupt', DAMAGE[damage], file)

/**
 * The files of a zip by path. Limits are checked against the directory before anything is inflated and again while inflating,
 * because a directory may lie. Directories, `__MACOSX/` and `.DS_Store` are left out.
 */
export function readZip(bytes: Uint8Array, limits = ZIP_LIMITS): { files: Map<string, Uint8Array> } | { fault: ZipFault } {
  try {
    const entries = directory(bytes, limits)
    const files = new Map<string, Uint8Array>()
    for (const entry of entries) files.set(entry.path, unpack(bytes, entry))
    return { files }
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault }
    throw error
  }
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

function directory(bytes: Uint8Array, limits: typeof ZIP_LIMITS): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count === 0xffff || start === 0xffffffff) throw new Fault('zip_unsupported', { feature: 'ZIP64' })
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new Fault('zip_unsupported', { feature: '分卷压缩', feature_en: 'multiple volumes' })
  if (count > limits.files) throw new Fault('zip_too_many_files', { count, limit: limits.files })
  const entries: Entry[] = []
  const paths = new Set<string>()
  let unpacked = 0
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw corrupt('directory')
    const nameLength = view.getUint16(at + 28, true)
    if (at + 46 + nameLength > end) throw corrupt('directory')
    const path = decodeName(bytes.subarray(at + 46, at + 46 + nameLength))
    const entry = {
      path,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    checkEntry(entry, view.getUint16(at + 8, true), view.getUint32(at + 38, true))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    unpacked += entry.size
    if (unpacked > limits.unpackedBytes)
      throw new Fault('zip_too_big', { megabytes: Math.ceil(unpacked / 1024 / 1024), limit: limits.unpackedBytes / 1024 / 1024 })
    if (entry.size > RATIO_FROM_BYTES && entry.size > limits.ratio * entry.packed) {
      throw new Fault('zip_ratio', { ratio: Math.round(entry.size / Math.max(1, entry.packed)), limit: limits.ratio }, path)
    }
    if (path.endsWith('/') || path.startsWith('__MACOSX/') || path.split('/').at(-1) === '.DS_Store') continue
    if (paths.has(path)) throw new Fault('zip_duplicate_file', { path })
    paths.add(path)
    entries.push(entry)
  }
  // Entries that share their bytes pass every single check; together they cannot be larger than the ratio allows.
  if (unpacked > RATIO_FROM_BYTES && unpacked > limits.ratio * bytes.byteLength) {
    throw new Fault('zip_ratio', { ratio: Math.round(unpacked / bytes.byteLength), limit: limits.ratio })
  }
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at
  }
  throw corrupt('noDirectory')
}

function checkEntry(entry: Entry, flags: number, attributes: number): void {
  const { path } = entry
  if (entry.size === 0xffffffff || entry.packed === 0xffffffff || entry.offset === 0xffffffff) throw new Fault('zip_unsupported', { feature: 'ZIP64' }, path)
  if (flags & 1) throw new Fault('zip_unsupported', { feature: '加密', feature_en: 'encryption' }, path)
  if (entry.method !== 0 && entry.method !== 8)
    throw new Fault('zip_unsupported', { feature: `压缩方法 ${entry.method}`, feature_en: `compression method ${entry.method}` }, path)
  if (path === '' || path.includes('\0') || /^[/\\]|^[A-Za-z]:/.test(path) || path.split(/[/\\]/).includes('..') || path.includes('\\')) {
    throw new Fault('zip_unsafe_path', { path: path.replaceAll('\0', '␀') })
  }
  // Unix mode in the upper half of the external attributes; S_IFLNK.
  if (((attributes >>> 16) & 0o170000) === 0o120000) throw new Fault('zip_symlink', { path })
}

/** Names are UTF-8 or, from Chinese Windows, GB 18030. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const { path, offset } = entry
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > bytes.byteLength || view.getUint32(offset, true) !== LOCAL) throw corrupt('entry', path)
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (from + entry.packed > bytes.byteLength) throw corrupt('entry', path)
  const packed = bytes.subarray(from, from + entry.packed)
  const content = entry.method === 0 ? packed : inflate(packed, entry)
  if (content.byteLength !== entry.size) throw corrupt('size', path)
  if (crc32(content) !== entry.crc) throw corrupt('checksum', path)
  return content
}

const STEP = 64 * 1024

function inflate(packed: Uint8Array, entry: Entry): Uint8Array {
  const out = new Uint8Array(entry.size)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.byteLength > entry.size) throw corrupt('size', entry.path)
    out.set(chunk, length)
    length += chunk.byteLength
  })
  try {
    for (let at = 0; at < packed.byteLength; at += STEP) stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.byteLength)
    if (packed.byteLength === 0) throw corrupt('content', entry.path)
  } catch (error) {
    if (error instanceof Fault) throw error
    throw corrupt('content', entry.path)
  }
  return length === entry.size ? out : out.subarray(0, length)
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (let at = 0; at < bytes.byteLength; at++) value = (CRC_TABLE[(value ^ (bytes[at] as number)) & 0xff] as number) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

/** A zip of these files; the same files in the same order give the same bytes whenever and wherever it is written. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // fflate reads the date in local time, so a local date is the constant one.
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(1980, 0, 1), os: 3 })
}
