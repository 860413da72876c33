import { pinyin } from 'pinyin-pro'
import { bigrams } from './bigrams.ts'

export interface Pinyin {
  /** `zhili` for 织里, without tones and blanks; other characters as they are, lower-case. */
  full: string
  /** `zl` for 织里. */
  initials: string
}

export function pinyinOf(text: string): Pinyin {
  const normal = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
  let full = ''
  let initials = ''
  // Every second part is not Chinese and stays as it is.
  for (const [i, part] of normal.split(/([^\p{Script=Han}]+)/u).entries()) {
    const syllables = i % 2 === 1 || part === '' ? [part] : pinyin(part, { toneType: 'none', v: true, type: 'array' })
    full += syllables.join('')
    initials += i % 2 === 1 ? part : syllables.map((syllable) => [...syllable][0] ?? '').join('')
  }
  return { full, initials }
}

/** The search column of a record: the bigrams of its texts, of their pinyin and of their initials. */
export function searchColumn(texts: readonly (string | null | undefined)[]): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    if (!text) continue
    const { full, initials } = pinyinOf(text)
    for (const form of [text, full, initials]) for (const gram of bigrams(form)) found.add(gram)
  }
  return [...found]
}
