import { guardText } from './cells.ts'

/**
 * A text as the workbook library may write it into a cell: guarded against being run, and with what only looks like Excel's escape for
 * control characters (`_x0041_`) escaped itself, as are the two code points XML has no place for.
 */
export function cellText(text: string): string {
  return guardText(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\ufffe\uffff]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase()}_`)
}
