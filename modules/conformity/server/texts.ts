import type { Text } from '#kernel/operation.ts'
import type { Shown } from '#standard/finding.ts'

type Texts = ReadonlyMap<string, Text>

/** Fills `{name}` with arguments, numbers to the third decimal as everywhere. An argument that is itself a known code is translated too. */
export function becauseText(texts: Texts, because: { code: string; args?: Record<string, string | number> | undefined }): Text {
  const text = texts.get(because.code) ?? { zh: because.code, en: because.code }
  const fill = (language: 'zh' | 'en'): string =>
    text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = because.args?.[name]
      if (value === undefined) return whole
      return typeof value === 'string' ? (texts.get(value)?.[language] ?? value) : String(Number(value.toFixed(3)))
    })
  return { zh: fill('zh'), en: fill('en') }
}

export function shownText(texts: Texts, shown: Shown | null): { value: number; unit: string } | { code: string; text: Text } | null {
  if (shown === null || 'value' in shown) return shown
  return { code: shown.code, text: becauseText(texts, shown) }
}
