import { constants, createInflateRaw } from 'node:zlib'
import { SheetProblem } from './problems.ts'

// An xlsx file is a ZIP archive. It is opened here and not by the workbook library because limits must hold before and while
// anything is unpacked: the sizes an archive declares about itself are claims.

export interface ArchiveLimits {
  entries: number
  /** Bytes of all entries, unpacked. */
  unpacked: number
  /** Unpacked to packed, for entries of more than `ratioFrom` bytes. */
  ratio: number
  ratioFrom: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 1_000, unpacked: 100 * 1024 * 1024, ratio: 100, ratioFrom: 4 * 1024 * 1024 }

export interface Archive {
  names: readonly string[]
  has(name: string): boolean
  /** The unpacked bytes, chunk by chunk; refused as soon as a limit is passed. */
  stream(name: string): AsyncGenerator<Uint8Array>
  /** A small part as text. */
  text(name: string): Promise<string>
}

interface Entry {
  name: string
  method: number
  packed: number
  size: number
  offset: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const SMALL_PART = 16 * 1024 * 1024

function damaged(place: string): SheetProblem {
  return new SheetProblem('sheet.damaged', { place })
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}

function directory(view: DataView): { count: number; offset: number } {
  const last = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= last; at--) {
    if (view.getUint32(at, true) !== END) continue
    const small = { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) }
    if (small.count !== 0xffff && small.offset !== 0xffff_ffff) return small
    if (at < 20 || view.getUint32(at - 20, true) !== LOCATOR_64) return small
    const at64 = Number(view.getBigUint64(at - 12, true))
    if (at64 + 56 > view.byteLength || view.getUint32(at64, true) !== END_64) throw damaged('zip64')
    return { count: Number(view.getBigUint64(at64 + 32, true)), offset: Number(view.getBigUint64(at64 + 48, true)) }
  }
  throw damaged('zip')
}

/** The fields that did not fit 32 bits stand in the extra field with id 1, in fixed order, only those that overflowed. */
function wide(view: DataView, entry: Entry, from: number, to: number): Entry {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    const next = () => {
      field += 8
      return Number(view.getBigUint64(field - 8, true))
    }
    const size = entry.size === 0xffff_ffff ? next() : entry.size
    const packed = entry.packed === 0xffff_ffff ? next() : entry.packed
    return { ...entry, size, packed, offset: entry.offset === 0xffff_ffff ? next() : entry.offset }
  }
  return entry
}

function readEntries(bytes: Uint8Array, view: DataView, limits: ArchiveLimits): Map<string, Entry> {
  const { count, offset } = directory(view)
  if (count > limits.entries) throw new SheetProblem('sheet.too_large', { limit: `${limits.entries} entries` })
  const entries = new Map<string, Entry>()
  const decoder = new TextDecoder('utf-8')
  let at = offset
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged('zip')
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    if (view.getUint16(at + 8, true) & 1) throw new SheetProblem('sheet.encrypted')
    const name = decoder.decode(bytes.subarray(at + 46, nameEnd)).replace(/\\/g, '/')
    const packed = view.getUint32(at + 20, true)
    const entry = wide(
      view,
      { name, method: view.getUint16(at + 10, true), packed, size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true) },
      nameEnd,
      extraEnd,
    )
    if (entries.has(name) || name.split('/').includes('..')) throw damaged(name)
    entries.set(name, entry)
    at = extraEnd + view.getUint16(at + 32, true)
  }
  return entries
}

function entriesOf(bytes: Uint8Array, view: DataView, limits: ArchiveLimits): Map<string, Entry> {
  try {
    return readEntries(bytes, view, limits)
  } catch (problem) {
    // Offsets of a damaged archive point outside the file.
    throw problem instanceof RangeError ? damaged('zip') : problem
  }
}

function checkDeclared(entries: Iterable<Entry>, limits: ArchiveLimits): void {
  let total = 0
  let end = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    total += entry.size
    // Bombs let many entries share the same packed bytes.
    if (entry.offset < end) throw damaged(entry.name)
    end = entry.offset + 30 + entry.packed
    if (entry.size > limits.ratioFrom && entry.size > entry.packed * limits.ratio) throw new SheetProblem('sheet.too_large', { limit: `1:${limits.ratio}` })
  }
  if (total > limits.unpacked) throw new SheetProblem('sheet.too_large', { limit: megabytes(limits.unpacked) })
}

async function* unpack(packed: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 128 * 1024, finishFlush: constants.Z_SYNC_FLUSH })
  inflate.end(packed)
  try {
    for await (const chunk of inflate) yield chunk as Uint8Array
  } catch (problem) {
    if (problem instanceof SheetProblem) throw problem
    throw damaged(name)
  } finally {
    inflate.destroy()
  }
}

export function openArchive(bytes: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = entriesOf(bytes, view, limits)
  checkDeclared(entries.values(), limits)

  async function* stream(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name)
    if (!entry || entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) throw damaged(name)
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
    const packed = bytes.subarray(start, start + entry.packed)
    if (packed.length < entry.packed || (entry.method !== 0 && entry.method !== 8)) throw damaged(name)
    let read = 0
    for await (const chunk of entry.method === 8 ? unpack(packed, name) : [packed]) {
      read += chunk.length
      if (read > entry.size) throw new SheetProblem('sheet.too_large', { limit: megabytes(entry.size) })
      yield chunk
    }
    if (read < entry.size) throw damaged(name)
  }

  async function text(name: string): Promise<string> {
    const decoder = new TextDecoder('utf-8')
    let result = ''
    for await (const chunk of stream(name)) {
      result += decoder.decode(chunk, { stream: true })
      if (result.length > SMALL_PART) throw new SheetProblem('sheet.too_large', { limit: megabytes(SMALL_PART) })
    }
    return result + decoder.decode()
  }

  return { names: [...entries.keys()], has: (name) => entries.has(name), stream, text }
}
