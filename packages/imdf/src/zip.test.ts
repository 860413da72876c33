import fc from 'fast-check'
import { type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readZip, writeZip, ZIP_LIMITS } from './zip.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const zip = (files: Zippable) => zipSync(files, { mtime: new Date(1980, 0, 1) })
const codeOf = (archive: Uint8Array, limits = ZIP_LIMITS) => {
  const result = readZip(archive, limits)
  return 'fault' in result ? result.fault.code : null
}

/** Offset of the first central directory entry. */
function central(archive: Uint8Array): number {
  return new DataView(archive.buffer).getUint32(archive.length - 22 + 16, true)
}

describe('readZip', () => {
  it('reads what it wrote, in any number and size', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.geojson$/), fc.uint8Array({ maxLength: 5_000 }), { maxKeys: 6 }), (files) => {
        const result = readZip(writeZip(new Map(Object.entries(files))))
        if ('fault' in result) throw new Error(result.fault.code)
        expect(Object.fromEntries(result.files)).toEqual(files)
      }),
    )
  })

  it('reads stored entries and leaves out folders and what macOS adds', () => {
    const result = readZip(zip({ 'a.txt': [bytes('一'), { level: 0 }], 'dir/': new Uint8Array(), '__MACOSX/._a.txt': bytes('x'), '.DS_Store': bytes('x') }))
    expect('files' in result && [...result.files.keys()]).toEqual(['a.txt'])
  })

  it.each([
    ['/etc/passwd', 'zip_unsafe_path'],
    ['../up.json', 'zip_unsafe_path'],
    ['a/../../up.json', 'zip_unsafe_path'],
    ['C:/windows.json', 'zip_unsafe_path'],
    ['a\\b.json', 'zip_unsafe_path'],
  ])('refuses the path %s', (path, code) => {
    expect(codeOf(zip({ [path]: bytes('x') }))).toBe(code)
  })

  it('refuses symbolic links', () => {
    expect(codeOf(zip({ link: [bytes('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }))).toBe('zip_symlink')
  })

  it('refuses more files than allowed', () => {
    const files = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`${index}.json`, new Uint8Array()]))
    expect(codeOf(zip(files))).toBe('zip_too_many_files')
  })

  it('refuses what would unpack too far, before unpacking it', () => {
    expect(codeOf(zip({ 'a.json': new Uint8Array(2 * 1024 * 1024) }))).toBe('zip_ratio')
    expect(codeOf(zip({ 'a.json': new Uint8Array(3_000) }), { ...ZIP_LIMITS, unpackedBytes: 2_000 })).toBe('zip_too_big')
  })

  it('refuses a directory that lies about sizes', () => {
    const archive = zip({ 'a.json': new Uint8Array(900_000) })
    new DataView(archive.buffer).setUint32(central(archive) + 24, 10, true)
    expect(codeOf(archive)).toBe('zip_corrupt')
  })

  it('refuses entries that are small each but together unpack beyond the ratio', () => {
    const archive = zip(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.json`, new Uint8Array(900_000)])))
    expect(codeOf(archive)).toBe('zip_ratio')
  })

  it('refuses encryption and unknown methods', () => {
    const encrypted = zip({ 'a.json': bytes('x') })
    new DataView(encrypted.buffer).setUint16(central(encrypted) + 8, 1, true)
    expect(codeOf(encrypted)).toBe('zip_unsupported')
    const method = zip({ 'a.json': bytes('x') })
    new DataView(method.buffer).setUint16(central(method) + 10, 12, true)
    expect(codeOf(method)).toBe('zip_unsupported')
  })

  it('never throws, whatever is cut off or flipped', () => {
    const sound = zip({ 'manifest.json': bytes('{"version":"1.0.0"}'), 'unit.geojson': bytes('[1,2,3]'.repeat(50)) })
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, flip, isCut) => {
        const damaged = isCut ? sound.slice(0, at) : sound.map((value, index) => (index === at ? value ^ flip : value))
        const result = readZip(damaged)
        if (isCut) expect('fault' in result).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
