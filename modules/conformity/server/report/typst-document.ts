import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const FONTS = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'] as const
const LIMIT_MS = 60_000
const MOST_COMPLAINT = 2_000
// Nothing of the server's own environment, which holds its secrets; Windows starts no program without these.
const ENVIRONMENT = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot }

export interface PrintedDocument {
  pdf: Buffer
  pages: number
}

// What the process does, as text, so that it needs no file of its own beside the bundle. Answers one line with the pages, then the PDF.
const PROGRAM = `
const { readFileSync } = require('node:fs')
const { compiler: path, fonts, source, data, madeAt } = JSON.parse(readFileSync(0, 'utf8'))
const { NodeCompiler } = require(path)
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fonts }] })
const compiled = compiler.compile({ mainFileContent: source, inputs: { data } })
if (!compiled.result) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? []))
const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp: madeAt })
process.stdout.write(compiled.result.numOfPages + '\\n')
process.stdout.write(pdf)
`

/**
 * Lays a document out as PDF/A. The compiler and its fonts take some hundred megabytes and seconds without a pause, and documents are
 * rare: each is made in a process of its own that gives everything back.
 * @param source Typst; it reads `data` from `sys.inputs.data` as JSON
 */
export async function printDocument(source: string, data: object, madeAt: Date): Promise<PrintedDocument> {
  const { resolve } = createRequire(import.meta.url)
  const folder = join(dirname(resolve('@embedpdf/fonts-sc')), '../fonts')
  const answer = await outputOf(
    JSON.stringify({
      source,
      data: JSON.stringify(data),
      madeAt: Math.floor(madeAt.getTime() / 1_000),
      compiler: resolve('@myriaddreamin/typst-ts-node-compiler'),
      fonts: FONTS.map((name) => join(folder, name)),
    }),
  )
  const end = answer.indexOf('\n')
  return { pages: Number(answer.subarray(0, end).toString()), pdf: answer.subarray(end + 1) }
}

function outputOf(input: string): Promise<Buffer> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--input-type=commonjs', '-e', PROGRAM], { env: ENVIRONMENT, timeout: LIMIT_MS })
    const chunks: Buffer[] = []
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-MOST_COMPLAINT)
    })
    child.on('error', fail)
    // A process that died has closed its input; that it died is told by its exit.
    child.stdin.on('error', () => {})
    child.on('close', (code) => (code === 0 ? done(Buffer.concat(chunks)) : fail(new Error(`The document cannot be laid out (${code}): ${complaint}`))))
    child.stdin.end(input)
  })
}
