import { inflateSync } from 'node:zlib'

/** The text of each page of a PDF that Chromium printed, without blanks. */
export function printedPages(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map([...file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((match) => [match[1] as string, match[2] as string]))
  const fonts = new Map<string, Map<string, string>>()
  const fontOf = (id: string) => {
    const font = fonts.get(id) ?? charsOf(streamOf(objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '') ?? ''))
    fonts.set(id, font)
    return font
  }
  return [...objects.values()]
    .filter((object) => /\/Type \/Page\n/.test(object))
    .map((page) => {
      const named = new Map([...(/\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? '').matchAll(/\/(\S+) (\d+) 0 R/g)].map((m) => [m[1] as string, m[2] as string]))
      const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '')
      let font = new Map<string, string>()
      let text = ''
      for (const [, name, hex] of content.matchAll(/\/(\S+) [\d.]+ Tf|<([0-9A-F]*)> Tj/g)) {
        if (name) font = fontOf(named.get(name) ?? '')
        else for (const [code] of (hex ?? '').matchAll(new RegExp(`.{${font.keys().next().value?.length ?? 4}}`, 'g'))) text += font.get(code) ?? ''
      }
      // Some fonts map characters to the radicals they look like.
      return text
        .normalize('NFKC')
        .replaceAll('⻚', '页')
        .replace(/[\s\u0001]/g, '')
    })
}

function streamOf(object: string): string {
  const start = object.indexOf('stream\n')
  if (start < 0) return ''
  const raw = Buffer.from(object.slice(start + 7, object.lastIndexOf('\nendstream')), 'latin1')
  return (object.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1')
}

/** Code (as hexadecimal digits) → character, of a ToUnicode map. */
function charsOf(map: string): Map<string, string> {
  const chars = new Map<string, string>()
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, block] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, code, to] of String(block).matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/g)) chars.set(String(code), text(String(to)))
  for (const [, block] of map.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, first, last, to] of String(block).matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/g)) {
      const from = Number.parseInt(String(first), 16)
      for (let code = from; code <= Number.parseInt(String(last), 16); code += 1)
        chars.set(code.toString(16).toUpperCase().padStart(String(first).length, '0'), String.fromCharCode(Number.parseInt(String(to), 16) + code - from))
    }
  return chars
}
