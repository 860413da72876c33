import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const TITLE_FONTS = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'] as const

export interface PrintedDocument {
  pdf: Buffer
  pages: number
}

/**
 * Lays a document out. The compiler and its fonts are loaded when the first document is made and let go of afterwards: they take tens of
 * megabytes and documents are rare. Runs in the thread of jobs.
 * @param source Typst; it reads `data` from `sys.inputs.data` as JSON
 */
export async function printDocument(source: string, data: object, madeAt: Date): Promise<PrintedDocument> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: TITLE_FONTS.map((name) => join(fonts, name)) }] })
  const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(data) } })
  const document = compiled.result
  if (!document) {
    const error = compiled.takeError()
    throw new Error(`The document cannot be laid out: ${JSON.stringify(error?.shortDiagnostics ?? [])}`)
  }
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: Math.floor(madeAt.getTime() / 1_000) })
  const pages = document.numOfPages
  compiler.evictCache(0)
  return { pdf, pages }
}
