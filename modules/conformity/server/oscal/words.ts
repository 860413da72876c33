import type { Text } from '#kernel/operation.ts'

export const OSCAL_VERSION = '1.2.1'
/** Namespace of properties OSCAL has no word for. */
export const NS = 'https://zhiyuan.example/ns/oscal'

export type Language = 'zh' | 'en'

/** OSCAL lines are non-empty and have no outer blanks or line breaks. */
export function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim() || '-'
}

/** OSCAL ids start with a letter: requirement 6.3.1.5 is control r-6.3.1.5. */
export function controlId(requirement: string): string {
  return `r-${token(requirement)}`
}

/** A name without blanks and signs OSCAL does not allow in tokens. */
export function token(text: string): string {
  return text.replace(/[^\p{L}\p{N}.\-_]/gu, '_')
}

export function property(name: string, value: string | number) {
  return { name, ns: NS, value: line(String(value)) }
}

export function metadata(title: Text, language: Language, version: string, modifiedAt: string) {
  return { title: line(title[language]), 'last-modified': modifiedAt, version: line(version), 'oscal-version': OSCAL_VERSION }
}
