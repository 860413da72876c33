import { CELL_LIMIT, type RawRow, rawText } from './cells.ts'
import { SheetProblem } from './problems.ts'
import { LAST_ROW_NUMBER } from './workbook-reader.ts'

const PIECE = 256 * 1024
const WIDEST = 512

/**
 * The encoding of a text file: byte order mark, else UTF-8 if every byte fits, else GB18030. Guessing by statistics takes short GBK
 * files for Big5.
 */
export function textEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'gb18030' {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

function* pieces(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(textEncoding(bytes))
  for (let at = 0; at < bytes.length; at += PIECE) yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  yield decoder.decode()
}

/** The delimiter that separates most cells of the first line. */
function delimiterOf(text: string): string {
  const line = (text.split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => line.split(delimiter).length
  return [',', '\t', ';'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best), ',')
}

/** RFC 4180, one character after the other, so that quoted cells may hold line breaks and no cell grows without bound. */
class CsvParser {
  rows: RawRow[] = []
  private cell = ''
  private length = 0
  private cells: RawRow['cells'] = []
  private rowNumber = 1
  private isQuoted = false
  private hadQuote = false
  private wasReturn = false
  private readonly delimiter: string

  constructor(delimiter: string) {
    this.delimiter = delimiter
  }

  push(text: string): void {
    for (let i = 0; i < text.length; i++) this.character(text.charAt(i))
  }

  end(): void {
    if (this.cell !== '' || this.cells.length > 0) this.endRow()
  }

  private character(c: string): void {
    const wasReturn = this.wasReturn
    this.wasReturn = false
    if (this.isQuoted) {
      if (c === '"') {
        this.isQuoted = false
        this.hadQuote = true
      } else this.add(c)
    } else if (c === '"' && (this.hadQuote || this.length === 0)) {
      // A quote right after the closing one stands for itself; otherwise one at the beginning opens a quoted cell.
      if (this.hadQuote) this.add('"')
      this.hadQuote = false
      this.isQuoted = true
    } else if (c === this.delimiter) this.endCell()
    else if (c === '\n' && wasReturn) return
    else if (c === '\n' || c === '\r') {
      this.wasReturn = c === '\r'
      this.endRow()
    } else this.add(c)
  }

  private add(c: string): void {
    this.length++
    if (this.length <= CELL_LIMIT + 1) this.cell += c
  }

  private endCell(): void {
    if (this.cells.length < WIDEST)
      this.cells.push(this.length > CELL_LIMIT ? { kind: 'tooLong', start: this.cell.slice(0, 100), length: this.length } : rawText(this.cell))
    this.cell = ''
    this.length = 0
    this.hadQuote = false
  }

  private endRow(): void {
    this.endCell()
    this.rows.push({ rowNumber: this.rowNumber, cells: this.cells })
    this.cells = []
    this.rowNumber++
    if (this.rowNumber > LAST_ROW_NUMBER) throw new SheetProblem('sheet.too_many_rows', { limit: LAST_ROW_NUMBER })
  }
}

export async function* readCsvRows(bytes: Uint8Array): AsyncGenerator<RawRow> {
  let parser: CsvParser | undefined
  for (const piece of pieces(bytes)) {
    if (piece.includes('\0')) throw new SheetProblem('sheet.not_a_workbook')
    parser ??= new CsvParser(delimiterOf(piece))
    parser.push(piece)
    const { rows } = parser
    parser.rows = []
    yield* rows
  }
  parser?.end()
  if (parser) yield* parser.rows
}
