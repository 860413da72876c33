import type { CellStyle } from 'hucre/xlsx'

const border = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const edges = { top: border, right: border, bottom: border, left: border }

function filled(rgb: string): NonNullable<CellStyle['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } }
}

export const bold: CellStyle = { font: { bold: true, size: 12 } }
export const heading: CellStyle = { font: { bold: true }, fill: filled('F0F0F0'), border: edges, alignment: { vertical: 'center', wrapText: true } }
export const requiredHeading: CellStyle = { ...heading, font: { bold: true, color: { rgb: 'A8071A' } }, fill: filled('FFF1B8') }
export const sample: CellStyle = { font: { italic: true, color: { rgb: '8C8C8C' } }, fill: filled('FAFAFA') }
export const wrong: CellStyle = { fill: filled('FFCCC7'), font: { color: { rgb: 'A8071A' } } }
export const reason: CellStyle = { font: { color: { rgb: 'A8071A' } }, alignment: { wrapText: true, vertical: 'top' } }
export const wrapped: CellStyle = { alignment: { wrapText: true, vertical: 'top' } }
