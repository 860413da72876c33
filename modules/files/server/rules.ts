/** Kinds of files that are accepted, by extension. */
export const KINDS = {
  jpg: { mediaType: 'image/jpeg', group: 'image' },
  jpeg: { mediaType: 'image/jpeg', group: 'image' },
  png: { mediaType: 'image/png', group: 'image' },
  webp: { mediaType: 'image/webp', group: 'image' },
  pdf: { mediaType: 'application/pdf', group: 'pdf' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', group: 'office' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', group: 'office' },
  csv: { mediaType: 'text/csv', group: 'text' },
} as const
export type Extension = keyof typeof KINDS

/** The last extension decides: `photo.png.exe` is an exe. */
export function extensionOf(name: string): string {
  return /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

export function isAllowed(extension: string): extension is Extension {
  return Object.hasOwn(KINDS, extension)
}

const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name safe to show and to save on any system; Chinese stays. Folders, control characters and reserved names go. */
export function safeName(name: string, fallback = 'file'): string {
  const last = name.normalize('NFC').replace(INVISIBLE, '').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(RESERVED, '_$&')
  const extension = extensionOf(clean)
  const stem = extension ? clean.slice(0, -extension.length - 1) : clean
  const short = [...(stem || fallback)].slice(0, 120).join('')
  return extension ? `${short}.${extension}` : short
}

function hasBytes(bytes: Uint8Array, at: number, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.max(0, Math.min(text.length, bytes.length - at))).toString('latin1') === text
}

/** Whether the first bytes are those of the kind. Office files are looked into further. */
export function startsAs(extension: Extension, bytes: Uint8Array): boolean {
  switch (extension) {
    case 'jpg':
    case 'jpeg':
      return hasBytes(bytes, 0, '\xff\xd8\xff')
    case 'png':
      return hasBytes(bytes, 0, '\x89PNG\r\n\x1a\n')
    case 'webp':
      return hasBytes(bytes, 0, 'RIFF') && hasBytes(bytes, 8, 'WEBP')
    case 'pdf':
      return hasBytes(bytes, 0, '%PDF-')
    case 'xlsx':
    case 'docx':
      return hasBytes(bytes, 0, 'PK\x03\x04')
    case 'csv':
      return isPlainText(bytes)
  }
}

/** Text that no browser would take for a page. */
function isPlainText(bytes: Uint8Array): boolean {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!isWide && bytes.includes(0)) return false
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(4_096, bytes.length))
    .toString(isWide ? 'utf16le' : 'latin1')
    .replace(/^\ufeff|^\xef\xbb\xbf/, '')
    .trimStart()
  return !/^(?:<|%PDF-|PK\x03\x04|MZ|\x7fELF|#!|\{\\rtf)/.test(start) && !/<(?:script|html|svg|iframe|!doctype)\b/i.test(start)
}

/** A PDF ends with its own mark; scripts, programs and hidden files inside are refused as far as they stand in clear. */
export function pdfProblem(bytes: Buffer): 'files.damaged' | 'files.active_content' | 'files.content_mismatch' | null {
  const tail = bytes.subarray(-1_024).toString('latin1')
  const end = tail.lastIndexOf('%%EOF')
  if (end === -1) return 'files.damaged'
  // Anything but blanks after the end is a second file in disguise.
  if (/[^\s\0]/.test(tail.slice(end + 5))) return 'files.content_mismatch'
  // Names may be written with hex digits: /J#61vaScript.
  const text = bytes.toString('latin1').replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])/.test(text) ? 'files.active_content' : null
}

/** Whether a ZIP archive ends exactly at the end of the file, with nothing behind it. */
export function zipEndsClean(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  return at >= 0 && at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length && bytes.readUInt16LE(at + 20) < 256
}

export function isInlineAllowed(mediaType: string): boolean {
  return mediaType.startsWith('image/') ? mediaType !== 'image/svg+xml' : mediaType === 'application/pdf'
}

/** RFC 6266 / 5987: an ASCII name for old programs and the full name for all others. */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const full = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${full}`
}
