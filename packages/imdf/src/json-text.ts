/** JSON text of people and other programs: read it or say where it is wrong. */
export type JsonReading =
  | { value: unknown; notFinite: { line: number; found: string }[] }
  | { fault: 'invalid'; line: number; column: number; found: string }
  | { fault: 'tooDeep'; limit: number }
  | { fault: 'forbiddenKey'; key: string }

const DEPTH = 64

/**
 * Some programs write NaN and Infinity, which JSON does not know. They are read as the texts "NaN" and "Infinity" and reported in
 * `notFinite`, so that the feature which holds them can be named as well.
 */
export function readJson(text: string): JsonReading {
  if (isTooDeep(text)) return { fault: 'tooDeep', limit: DEPTH }
  const key = /"(__proto__)"\s*:/.exec(text)?.[1]
  if (key) return { fault: 'forbiddenKey', key }
  try {
    return { value: JSON.parse(text), notFinite: [] }
  } catch {
    const notFinite: { line: number; found: string }[] = []
    const mended = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g, (token, at: number) => {
      if (token.startsWith('"')) return token
      notFinite.push({ line: lineOf(text, at), found: token })
      return JSON.stringify(token)
    })
    try {
      if (notFinite.length > 0) return { value: JSON.parse(mended), notFinite }
    } catch {
      // Wrong in another way too: the fault below names it.
    }
    const at = firstFault(text)
    const column = at - (text.lastIndexOf('\n', at - 1) + 1) + 1
    return { fault: 'invalid', line: lineOf(text, at), column, found: text.slice(at, at + 20).split('\n')[0] || '∎' }
  }
}

function lineOf(text: string, at: number): number {
  let line = 1
  for (let index = text.indexOf('\n'); index !== -1 && index < at; index = text.indexOf('\n', index + 1)) line += 1
  return line
}

function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (inString) {
      if (char === 0x5c) at += 1
      else if (char === 0x22) inString = false
    } else if (char === 0x22) inString = true
    else if (char === 0x5b || char === 0x7b) {
      depth += 1
      if (depth > DEPTH) return true
    } else if (char === 0x5d || char === 0x7d) depth -= 1
  }
  return false
}

const TOKEN =
  /\s*(?:([[\]{}:,])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b))/y

/** Offset of the first token that does not belong; the length of the text when it ends too early. Depth is known to be small. */
function firstFault(text: string): number {
  const tokens = new RegExp(TOKEN)
  let token = ''
  let kind: 'mark' | 'string' | 'value' | 'none' = 'none'
  let start = 0
  const next = () => {
    const from = tokens.lastIndex
    const match = tokens.exec(text)
    if (!match) {
      start = from + (/^\s*/.exec(text.slice(from, from + 1_000))?.[0].length ?? 0)
      kind = 'none'
      return
    }
    token = match[1] ?? match[2] ?? match[3] ?? ''
    kind = match[1] ? 'mark' : match[2] ? 'string' : 'value'
    start = tokens.lastIndex - token.length
  }
  const is = (mark: string) => kind === 'mark' && token === mark
  const members = (close: string, member: () => boolean): boolean => {
    next()
    if (is(close)) return true
    while (member()) {
      next()
      if (is(close)) return true
      if (!is(',')) return false
      next()
    }
    return false
  }
  const value = (): boolean => {
    if (is('[')) return members(']', value)
    if (!is('{')) return kind === 'string' || kind === 'value'
    return members('}', () => {
      if (kind !== 'string') return false
      next()
      if (!is(':')) return false
      next()
      return value()
    })
  }
  next()
  if (value()) next()
  return start
}
