import sharp from 'sharp'
import { Refusal } from '#kernel/operation.ts'
import { openArchive } from '#sheets/archive.ts'
import { LIMITS } from '../contract.ts'
import { type Extension, extensionOf, isAllowed, KINDS, pdfProblem, startsAs, zipEndsClean } from './rules.ts'

export interface Inspected {
  mediaType: string
  /** What is stored: an image is drawn anew, without EXIF and whatever hid behind it. */
  content: Buffer
  width: number | null
  height: number | null
  thumbnail: Buffer | null
}

const THUMBNAIL_PIXELS = 320

/** Looks at what a file is, not at what it says it is. Throws a refusal that tells the uploader what to change. */
export async function inspect(name: string, bytes: Buffer): Promise<Inspected> {
  const extension = extensionOf(name)
  if (!isAllowed(extension)) throw new Refusal('files.kind_not_allowed', { extension: extension || '?' })
  if (bytes.length === 0) throw new Refusal('files.damaged')
  if (!startsAs(extension, bytes)) throw new Refusal('files.content_mismatch', { extension })
  const { mediaType, group } = KINDS[extension]
  if (group === 'image') return { mediaType, ...(await redraw(extension, bytes)) }
  if (group === 'pdf') {
    const problem = pdfProblem(bytes)
    if (problem) throw new Refusal(problem, { extension })
  }
  if (group === 'office') await inspectOffice(extension, bytes)
  return { mediaType, content: bytes, width: null, height: null, thumbnail: null }
}

async function redraw(extension: Extension, bytes: Buffer): Promise<Omit<Inspected, 'mediaType'>> {
  const options = { limitInputPixels: LIMITS.imagePixels, failOn: 'error', pages: 1 } as const
  try {
    const { width, height, format } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
    if (width * height > LIMITS.imagePixels) throw new Refusal('files.image_too_large')
    if (KINDS[extension].mediaType !== `image/${format}`) throw new Refusal('files.content_mismatch', { extension })
    const upright = sharp(bytes, options).autoOrient()
    const drawn =
      format === 'jpeg'
        ? upright.jpeg({ quality: 88, mozjpeg: false })
        : format === 'png'
          ? upright.png({ compressionLevel: 8 })
          : upright.webp({ quality: 88 })
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true })
    const thumbnail = await sharp(data, options)
      .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer()
    return { content: data, width: info.width, height: info.height, thumbnail }
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (/pixel limit/i.test(String(error))) throw new Refusal('files.image_too_large')
    throw new Refusal('files.damaged')
  }
}

const MAIN_PART = { xlsx: 'xl/workbook.xml', docx: 'word/document.xml' } as const
const ACTIVE = /(?:vbaProject\.bin|\/activeX\/|\/embeddings\/.*\.(?:bin|exe|js|vbs)|\.(?:exe|dll|js|vbs|bat|cmd|ps1|hta|lnk))$/i
const XML_START = 4_096

async function inspectOffice(extension: Extension, bytes: Buffer): Promise<void> {
  if (!zipEndsClean(bytes)) throw new Refusal('files.content_mismatch', { extension })
  try {
    const archive = openArchive(bytes)
    const main = MAIN_PART[extension as keyof typeof MAIN_PART]
    if (!archive.has('[Content_Types].xml') || !archive.has(main)) throw new Refusal('files.content_mismatch', { extension })
    if (archive.names.some((name) => name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..'))) throw new Refusal('files.damaged')
    if (archive.names.some((name) => ACTIVE.test(name))) throw new Refusal('files.active_content')
    // Sizes in the directory are claims: every entry is unpacked once, under the same limits.
    let unpacked = 0
    for (const name of archive.names) {
      let start = ''
      for await (const chunk of archive.stream(name)) {
        unpacked += chunk.length
        if (unpacked > LIMITS.unpackedBytes) throw new Refusal('files.unpacked_too_large', { limit: '100 MB' })
        if (start.length < XML_START && /\.(?:xml|rels)$/i.test(name)) start += Buffer.from(chunk.subarray(0, XML_START)).toString('latin1')
      }
      if (/<!DOCTYPE|<!ENTITY/i.test(start)) throw new Refusal('files.active_content')
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refusalOfArchive(error)
  }
}

function refusalOfArchive(error: unknown): Refusal {
  const { code, details } = error as { code?: unknown; details?: Record<string, unknown> }
  if (code === 'sheet.too_large') return new Refusal('files.unpacked_too_large', details ?? {})
  if (code === 'sheet.encrypted') return new Refusal('files.encrypted')
  return new Refusal('files.damaged')
}
