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
  const read = (pattern: 'pinyin' | 'first') => pinyin(normal, { toneType: 'none', v: true, pattern, type: 'array', nonZh: 'consecutive' }).join('')
  return { full: read('pinyin'), initials: read('first') }
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
