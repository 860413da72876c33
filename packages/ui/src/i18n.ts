import type { Text } from '#kernel/operation.ts'
import { type Locale, locale, useLocale } from './locale.ts'
import { words } from './words.ts'

export type { Locale } from './locale.ts'
export { setLocale, useLocale } from './locale.ts'

export type Word = keyof typeof words
export type Args = Readonly<Record<string, string | number>>
/** Turns a word of the dictionary or any `{zh,en}` into the text of the current language; `{name}` is replaced by an argument. */
export type Translate = (text: Word | Text, args?: Args) => string

export function translate(text: Word | Text, to: Locale = locale(), args?: Args): string {
  const found: Text = typeof text === 'string' ? words[text] : text
  const raw = found[to] || found.zh
  return args ? raw.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole)) : raw
}

export function useText(): Translate {
  const to = useLocale()
  return (text, args) => translate(text, to, args)
}
