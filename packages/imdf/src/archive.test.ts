import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readArchive } from './archive.ts'
import { ISSUE_TEXTS, issueText } from './texts.ts'

const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const MANIFEST = { version: '1.0.0', created: '2026-11-23T00:00:00Z', language: 'zh-Hans' }
const EMPTY = { type: 'FeatureCollection', features: [] }

function read(files: Record<string, unknown>) {
  return readArchive(zipSync(Object.fromEntries(Object.entries(files).map(([path, value]) => [path, value instanceof Uint8Array ? value : encode(value)]))))
}

describe('readArchive', () => {
  it('reads collections and keeps other files', () => {
    const { archive, issues } = read({ 'manifest.json': MANIFEST, 'unit.geojson': EMPTY, 'notes/说明.txt': '看' })
    expect(issues).toEqual([])
    expect(archive?.collections.map(({ file }) => file)).toEqual(['unit.geojson'])
    expect([...(archive?.files.keys() ?? [])]).toEqual(['notes/说明.txt'])
  })

  it('takes off one folder around everything, and a byte order mark', () => {
    const { archive } = read({ 'park/manifest.json': `\ufeff${JSON.stringify(MANIFEST)}`, 'park/unit.geojson': EMPTY })
    expect(archive?.collections[0]?.file).toBe('unit.geojson')
  })

  it.each([
    ['no manifest', { 'unit.geojson': EMPTY }, 'manifest_missing'],
    ['another version', { 'manifest.json': { ...MANIFEST, version: '2.0.0' } }, 'version_unsupported'],
    ['no language', { 'manifest.json': { ...MANIFEST, language: undefined } }, 'manifest_invalid'],
    ['a syntax error', { 'manifest.json': MANIFEST, 'unit.geojson': '{"type":\n"FeatureCollection" oops}' }, 'json_invalid'],
    ['no collection', { 'manifest.json': MANIFEST, 'unit.geojson': [] }, 'collection_invalid'],
    [
      'a feature without id',
      { 'manifest.json': MANIFEST, 'unit.geojson': { ...EMPTY, features: [{ type: 'Feature', feature_type: 'unit', properties: {} }] } },
      'feature_malformed',
    ],
    ['GBK text', { 'manifest.json': MANIFEST, 'unit.geojson': new Uint8Array([0x7b, 0xd6, 0xd0, 0x7d]) }, 'file_not_utf8'],
  ])('refuses an archive with %s', (_, files, code) => {
    const { archive, issues } = read(files)
    expect(archive).toBeNull()
    expect(issues.map((issue) => issue.code)).toContain(code)
  })

  it('names file, line and column of a syntax error', () => {
    const { issues } = read({ 'manifest.json': MANIFEST, 'unit.geojson': '{"type":\n"FeatureCollection" oops}' })
    expect(issues[0]).toMatchObject({ file: 'unit.geojson', line: 2, args: { line: 2, column: 21 } })
    expect(issues[0] && issueText(issues[0], 'zh')).toBe('unit.geojson：JSON 语法错误：第 2 行第 21 列，“oops}”处')
    expect(issues[0] && issueText(issues[0], 'en')).toBe('unit.geojson: Not valid JSON: line 2, column 21, at “oops}”')
  })
})

it('every issue has the same arguments in both languages', () => {
  const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort()
  for (const [code, { zh, en }] of Object.entries(ISSUE_TEXTS)) {
    if (code !== 'labels_invalid') expect([code, names(en)]).toEqual([code, names(zh)])
  }
})
