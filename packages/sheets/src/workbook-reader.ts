import { type Archive, type ArchiveLimits, openArchive } from './archive.ts'
import { CELL_LIMIT, type RawCell, type RawRow, rawText } from './cells.ts'
import { isDateFormat, serialToDate } from './dates.ts'
import { SheetProblem } from './problems.ts'
import { attribute, decodeExcelEscapes, XmlScanner } from './xml-scanner.ts'

// The workbook library writes; this reader reads. It differs from the library's streaming reader in what imports need: formulas are
// seen (the library drops them and gives the cached value), a cell's size is bounded, and a slow reader slows down the unpacking.

export interface SheetSource {
  name: string
  isHidden: boolean
  rows(): AsyncGenerator<RawRow>
}

interface Context {
  sharedStrings: readonly RawCell[]
  dateStyles: readonly boolean[]
  is1904: boolean
}

/** Columns further right are ignored: no ledger is that wide. */
const WIDEST = 512
const MOST_STRINGS = 2_000_000
/** The last row Excel knows. */
export const LAST_ROW_NUMBER = 1_048_576

async function scan(archive: Archive, part: string, handlers: ConstructorParameters<typeof XmlScanner>[1]): Promise<void> {
  const scanner = new XmlScanner(part, handlers)
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of archive.stream(part)) scanner.push(decoder.decode(chunk, { stream: true }))
  scanner.push(decoder.decode())
  scanner.end()
}

/** Collects a text that comes in pieces; past the limit it is only counted. */
class TextCollector {
  private text = ''
  private length = 0

  clear(): void {
    this.text = ''
    this.length = 0
  }

  add(piece: string): void {
    this.length += piece.length
    if (this.text.length <= CELL_LIMIT) this.text += this.text.length + piece.length > CELL_LIMIT ? piece.slice(0, CELL_LIMIT + 1 - this.text.length) : piece
  }

  /** The text as it stands in the file. */
  plain(): string {
    return this.text
  }

  cell(): RawCell {
    return this.length > CELL_LIMIT ? { kind: 'tooLong', start: this.text.slice(0, 100), length: this.length } : rawText(decodeExcelEscapes(this.text))
  }
}

async function readSharedStrings(archive: Archive, part: string): Promise<RawCell[]> {
  const strings: RawCell[] = []
  const text = new TextCollector()
  let isText = false
  let isPhonetic = false
  await scan(archive, part, {
    open(name) {
      if (name === 'si') text.clear()
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    text(piece) {
      if (isText) text.add(piece)
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') {
        if (strings.length >= MOST_STRINGS) throw new SheetProblem('sheet.too_large', { limit: `${MOST_STRINGS} texts` })
        strings.push(text.cell())
      }
    },
  })
  return strings
}

async function readDateStyles(archive: Archive, part: string): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCellFormats = false
  await scan(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt' && !inCellFormats) formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        styles.push(isDateFormat(id, formats.get(id)))
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const c = reference.charCodeAt(i)
    if (c < 65 || c > 90) break
    column = column * 26 + c - 64
  }
  return column - 1
}

/** Turns the events of one worksheet part into rows. */
class RowCollector {
  rows: RawRow[] = []
  private readonly context: Context
  private row: RawRow = { rowNumber: 0, cells: [] }
  private column = -1
  private type = ''
  private style = -1
  private isFormula = false
  private target: 'value' | 'formula' | 'text' | null = null
  private isPhonetic = false
  private readonly value = new TextCollector()
  private readonly formula = new TextCollector()

  constructor(context: Context) {
    this.context = context
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.openCell(attributes)
    else if (name === 'v') this.target = 'value'
    else if (name === 't') this.target = this.isPhonetic ? null : 'text'
    else if (name === 'f') {
      this.isFormula = true
      this.target = 'formula'
    } else if (name === 'row') {
      const rowNumber = Number(attribute(attributes, 'r') ?? this.row.rowNumber + 1)
      // Rows out of order would make places in messages wrong, and endless empty ones cost time.
      if (!(rowNumber > this.row.rowNumber && rowNumber <= LAST_ROW_NUMBER)) throw new SheetProblem('sheet.damaged', { place: `row ${rowNumber}` })
      this.row = { rowNumber, cells: [] }
      this.column = -1
    } else if (name === 'rPh') this.isPhonetic = true
  }

  text(piece: string): void {
    if (this.target === 'value' || this.target === 'text') this.value.add(piece)
    else if (this.target === 'formula') this.formula.add(piece)
  }

  close(name: string): void {
    if (name === 'c') {
      if (this.column >= 0 && this.column < WIDEST) {
        while (this.row.cells.length < this.column) this.row.cells.push(null)
        this.row.cells[this.column] = this.cell()
      }
    } else if (name === 'v' || name === 't' || name === 'f') this.target = null
    else if (name === 'row') this.rows.push(this.row)
    else if (name === 'rPh') this.isPhonetic = false
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r')
    this.column = reference === undefined ? this.column + 1 : columnOf(reference)
    this.type = attribute(attributes, 't') ?? 'n'
    const style = attribute(attributes, 's')
    this.style = style === undefined ? -1 : Number(style)
    this.isFormula = false
    this.value.clear()
    this.formula.clear()
  }

  private cell(): RawCell {
    // Shared and array formulas have their text only in the first cell.
    if (this.isFormula) return { kind: 'formula', formula: `=${decodeExcelEscapes(this.formula.plain()).slice(0, 1_000)}` }
    const { context } = this
    switch (this.type) {
      case 's':
        return context.sharedStrings[Number(this.value.plain())] ?? null
      case 'str':
      case 'inlineStr':
        return this.value.cell()
      case 'b':
        return this.value.plain().trim() === '' ? null : this.value.plain().trim() === '1'
      case 'e':
        return { kind: 'excelError', text: this.value.plain() }
      case 'd':
        return { kind: 'date', date: this.value.plain().slice(0, 10) }
      default:
        return this.numberCell(this.value.plain().trim())
    }
  }

  private numberCell(text: string): RawCell {
    if (text === '') return null
    const number = Number(text)
    if (!Number.isFinite(number)) return rawText(text)
    if (!this.context.dateStyles[this.style]) return number
    const date = serialToDate(number, this.context.is1904)
    return date === null ? number : { kind: 'date', date }
  }
}

async function* readRows(archive: Archive, part: string, context: Context): AsyncGenerator<RawRow> {
  const collector = new RowCollector(context)
  const scanner = new XmlScanner(part, {
    open: (name, attributes) => collector.open(name, attributes),
    text: (piece) => collector.text(piece),
    close: (name) => collector.close(name),
  })
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of archive.stream(part)) {
    scanner.push(decoder.decode(chunk, { stream: true }))
    const { rows } = collector
    collector.rows = []
    yield* rows
  }
  scanner.push(decoder.decode())
  scanner.end()
  yield* collector.rows
}

function resolve(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = base.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

async function relationships(archive: Archive, of: string): Promise<{ id: string; type: string; part: string }[]> {
  const slash = of.lastIndexOf('/') + 1
  const part = `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`
  const found: { id: string; type: string; part: string }[] = []
  if (!archive.has(part)) return found
  await scan(archive, part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const type = attribute(attributes, 'Type') ?? ''
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        part: resolve(of, attribute(attributes, 'Target') ?? ''),
      })
    },
    text() {},
    close() {},
  })
  return found
}

/** The sheets of a workbook, hidden ones included. Nothing of a sheet is unpacked before its rows are asked for. */
export async function openWorkbook(bytes: Uint8Array, limits?: ArchiveLimits): Promise<SheetSource[]> {
  const archive = openArchive(bytes, limits)
  if (archive.names.some((name) => name.endsWith('vbaProject.bin'))) throw new SheetProblem('sheet.has_macros')
  if (archive.names.some((name) => name.endsWith('workbook.bin'))) throw new SheetProblem('sheet.old_format')
  const workbook = (await relationships(archive, '')).find(({ type }) => type === 'officeDocument')?.part
  if (!workbook || !archive.has(workbook) || !workbook.endsWith('.xml') || archive.has('word/document.xml')) throw new SheetProblem('sheet.not_a_workbook')

  const related = await relationships(archive, workbook)
  const partOf = (type: string) => related.find((one) => one.type === type && archive.has(one.part))?.part
  const sheets: { name: string; isHidden: boolean; part: string }[] = []
  let is1904 = false
  await scan(archive, workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const id = attribute(attributes, 'id')
      const part = related.find((one) => one.id === id && one.type === 'worksheet')?.part
      if (part && archive.has(part))
        sheets.push({ name: attribute(attributes, 'name') ?? '', isHidden: /hidden/i.test(attribute(attributes, 'state') ?? ''), part })
    },
    text() {},
    close() {},
  })

  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')]
  let context: Promise<Context> | undefined
  async function load(): Promise<Context> {
    return { sharedStrings: strings ? await readSharedStrings(archive, strings) : [], dateStyles: styles ? await readDateStyles(archive, styles) : [], is1904 }
  }
  return sheets.map(({ name, isHidden, part }) => ({
    name,
    isHidden,
    async *rows() {
      context ??= load()
      yield* readRows(archive, part, await context)
    },
  }))
}
