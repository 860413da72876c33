import { SheetProblem } from './problems.ts'

/** What a scanner tells: names come without their namespace prefix, texts with entities resolved and possibly in several pieces. */
export interface XmlHandlers {
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

const LONGEST_TAG = 64 * 1024
const LONGEST_COMMENT = 1024 * 1024
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** Excel writes characters XML cannot carry as `_x000D_`. */
export function decodeExcelEscapes(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

const PATTERNS = new Map<string, RegExp>()

/** The value of one attribute in what `open` was given; `undefined` when there is none. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = PATTERNS.get(name)
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    PATTERNS.set(name, pattern)
  }
  const found = pattern.exec(attributes)
  return found ? decode(found[1] ?? found[2] ?? '') : undefined
}

/**
 * A scanner for the plain XML of workbooks that takes its input in pieces. It never keeps more than one tag or one entity, and it
 * refuses document type declarations, so there are no entities to expand.
 */
export class XmlScanner {
  private readonly handlers: XmlHandlers
  private readonly part: string
  private rest = ''

  constructor(part: string, handlers: XmlHandlers) {
    this.part = part
    this.handlers = handlers
  }

  push(piece: string): void {
    const input = this.rest + piece
    let at = 0
    while (at < input.length) {
      if (input.charCodeAt(at) !== 60) {
        at = this.readText(input, at)
        if (at === -1) return
        continue
      }
      const end = this.endOfMarkup(input, at)
      if (end === -1) {
        this.rest = input.slice(at)
        if (this.rest.length > (this.rest.startsWith('<!') ? LONGEST_COMMENT : LONGEST_TAG)) throw this.damaged()
        return
      }
      this.readMarkup(input, at, end)
      at = end
    }
    this.rest = ''
  }

  end(): void {
    if (this.rest.trim() !== '') throw this.damaged()
  }

  private damaged(): SheetProblem {
    return new SheetProblem('sheet.damaged', { place: this.part })
  }

  /** Answers where the text ends, or -1 after keeping a piece of an entity that may be cut. */
  private readText(input: string, from: number): number {
    const to = input.indexOf('<', from)
    if (to !== -1) {
      this.handlers.text(decode(input.slice(from, to)))
      return to
    }
    const ampersand = input.lastIndexOf('&')
    const cut = ampersand >= from && input.length - ampersand < 16 && !input.includes(';', ampersand) ? ampersand : input.length
    if (cut > from) this.handlers.text(decode(input.slice(from, cut)))
    this.rest = input.slice(cut)
    return -1
  }

  private endOfMarkup(input: string, at: number): number {
    const second = input.charCodeAt(at + 1)
    if (second === 33) {
      if (input.length - at < 9) return -1
      const [open, close] = input.startsWith('<!--', at) ? ['<!--', '-->'] : ['<![CDATA[', ']]>']
      if (!input.startsWith(open, at)) throw this.damaged()
      const end = input.indexOf(close, at + open.length)
      return end === -1 ? -1 : end + close.length
    }
    if (second !== 63) return this.endOfTag(input, at)
    const end = input.indexOf('?>', at + 2)
    return end === -1 ? -1 : end + 2
  }

  /** A `>` inside an attribute's value does not end the tag. */
  private endOfTag(input: string, at: number): number {
    let quote = 0
    for (let i = at + 1; i < input.length; i++) {
      const c = input.charCodeAt(i)
      if (quote !== 0) {
        if (c === quote) quote = 0
      } else if (c === 34 || c === 39) quote = c
      else if (c === 62) return i + 1
    }
    return -1
  }

  private readMarkup(input: string, at: number, end: number): void {
    const second = input.charCodeAt(at + 1)
    if (second === 63) return
    if (second === 33) {
      if (input.startsWith('<![CDATA[', at)) this.handlers.text(input.slice(at + 9, end - 3))
      return
    }
    if (second === 47) {
      this.handlers.close(localName(input.slice(at + 2, end - 1).trimEnd()))
      return
    }
    const isEmpty = input.charCodeAt(end - 2) === 47
    const tag = input.slice(at + 1, isEmpty ? end - 2 : end - 1)
    let nameEnd = 0
    while (nameEnd < tag.length && tag.charCodeAt(nameEnd) > 32) nameEnd++
    const name = localName(tag.slice(0, nameEnd))
    this.handlers.open(name, tag.slice(nameEnd))
    if (isEmpty) this.handlers.close(name)
  }
}
