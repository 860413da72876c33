import { strToU8, zipSync } from 'fflate'
import { columnLetters } from './columns.ts'

// Workbooks put together by hand: what the workbook library cannot write and other programs, or attackers, do. For tests and fixtures.

export type HandmadeCell =
  | string
  | number
  | boolean
  | null
  | { formula: string; result?: string }
  | { serial: number }
  | { sharedString: number }
  | { error: string }

export interface HandmadeSheet {
  name: string
  rows: readonly (readonly HandmadeCell[])[]
  /** `A1:C1` */
  merges?: readonly string[]
  hidden?: true
}

export interface HandmadeWorkbook {
  sheets: readonly HandmadeSheet[]
  date1904?: true
  /** Inner XML of each `<si>`. */
  sharedStrings?: readonly string[]
  /** Parts to add or replace. */
  parts?: Readonly<Record<string, Uint8Array>>
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function cellXml(cell: HandmadeCell, reference: string): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if ('serial' in cell) return `<c r="${reference}" s="1"><v>${cell.serial}</v></c>`
  if ('sharedString' in cell) return `<c r="${reference}" t="s"><v>${cell.sharedString}</v></c>`
  if ('error' in cell) return `<c r="${reference}" t="e"><v>${cell.error}</v></c>`
  return `<c r="${reference}" t="str"><f>${escapeXml(cell.formula)}</f><v>${escapeXml(cell.result ?? '')}</v></c>`
}

function sheetXml({ rows, merges = [] }: HandmadeSheet): string {
  const body = rows.map((row, y) => `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, `${columnLetters(x)}${y + 1}`)).join('')}</row>`).join('')
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${body}</sheetData>${merged}</worksheet>`
}

/** The parts of the archive, for those that build the archive themselves. */
export function handmadeParts({ sheets, date1904, sharedStrings, parts = {} }: HandmadeWorkbook): Record<string, Uint8Array> {
  const relation = (id: number, type: string, target: string) => `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relations = [
    ...sheets.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
    relation(900, 'styles', 'styles.xml'),
    relation(901, 'sharedStrings', 'sharedStrings.xml'),
  ]
  const list = sheets.map(
    (sheet, i) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${i + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  )
  const xml: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${(sharedStrings ?? []).map((inner) => `<si>${inner}</si>`).join('')}</sst>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
  }
  return { ...Object.fromEntries(Object.entries(xml).map(([name, text]) => [name, strToU8(text)])), ...parts }
}

export function handmadeWorkbook(workbook: HandmadeWorkbook): Uint8Array {
  return zipSync(handmadeParts(workbook), { level: 6, mtime: new Date(1980, 0, 1) })
}
