import { mkdirSync, writeFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { type Archive, writeArchive } from '#imdf/archive.ts'
import { encode } from '#imdf/encode.ts'
import type { IssueCode } from '#imdf/issue.ts'
import type { ImdfFeature } from '#imdf/plan.ts'
import { samplePark } from '#imdf/sample-park.ts'
import { PLAN_LEDGERS } from '#modules/parks/contract.ts'

/**
 * Writes the IMDF fixtures: a sound park and one archive per way an archive can be bad.
 * npx esbuild tools/imdf-fixtures.ts --bundle --platform=node --format=esm --packages=external --outfile=node_modules/.cache/imdf-fixtures.mjs && node node_modules/.cache/imdf-fixtures.mjs
 */
export const FIXTURES_FOLDER = 'e2e/fixtures'

const OPTIONS = { created: '2026-11-23T00:00:00Z', generatedBy: 'Zhiyuan fixtures' }

export interface Fixture {
  file: string
  bytes: Uint8Array
  /** Issue the archive is refused for; null for the sound one. */
  code: IssueCode | null
}

export function imdfFixtures(): Fixture[] {
  const sound = writeArchive(sampleArchive())
  const bad = (name: string, code: IssueCode, spoil: (archive: Archive) => void): Fixture => {
    const archive = sampleArchive()
    spoil(archive)
    return { file: `imdf-${name}.zip`, bytes: writeArchive(archive), code }
  }
  return [
    { file: 'park-plan.imdf.zip', bytes: sound, code: null },
    { file: 'imdf-corrupt.zip', bytes: sound.subarray(0, Math.floor(sound.byteLength * 0.6)), code: 'zip_corrupt' },
    { file: 'imdf-bomb.zip', bytes: bomb(), code: 'zip_ratio' },
    { file: 'imdf-nan.zip', bytes: withNan(), code: 'json_not_finite' },
    bad('dangling-ids', 'dangling_reference', (archive) => {
      feature(archive, 'unit', 'S1-2F-203').properties.level_id = '00000000-0000-8000-8000-000000000000'
    }),
    bad('self-crossing', 'self_crossing', (archive) => {
      const ring = ringOf(feature(archive, 'unit', 'S1-2F-203'))
      ring.splice(1, 2, ring[2] as number[], ring[1] as number[])
    }),
    bad('overlapping-units', 'units_overlap', (archive) => {
      const [one, two] = [ringOf(feature(archive, 'unit', 'S1-1F-102')), ringOf(feature(archive, 'unit', 'S1-1F-103'))]
      // Room 102 takes half of room 103.
      for (const corner of [1, 2]) one[corner] = (one[corner] as number[]).map((value, axis) => (value + Number(two[corner]?.[axis])) / 2)
    }),
    bad('no-exits', 'level_without_exit', (archive) => {
      const openings = archive.collections.find(({ file }) => file === 'opening.geojson')
      if (openings) openings.features = openings.features.filter(({ properties }) => !/^S1-3F-AC/.test(String(properties['zy:code'])))
    }),
    bad('swapped-coordinates', 'coordinates_swapped', (archive) => {
      const building = feature(archive, 'building', 'S1').id
      const footprint = archive.collections
        .find(({ file }) => file === 'footprint.geojson')
        ?.features.find(({ properties }) => String(properties.building_ids) === building)
      for (const corner of ringOf(footprint as ImdfFeature)) corner.reverse()
    }),
  ]
}

function sampleArchive(): Archive {
  // A deep copy, so that a fixture can be spoilt in place.
  const archive = encode(samplePark(), PLAN_LEDGERS, OPTIONS)
  return { ...archive, collections: JSON.parse(JSON.stringify(archive.collections)) }
}

function feature(archive: Archive, type: string, code: string): ImdfFeature {
  const found = archive.collections.flatMap(({ features }) => features).find((each) => each.feature_type === type && each.properties['zy:code'] === code)
  if (!found) throw new Error(`The sample park has no ${type} ${code}`)
  return found
}

function ringOf({ geometry }: ImdfFeature): number[][] {
  return ((geometry as { coordinates: number[][][] }).coordinates[0] ?? []) as number[][]
}

/** JSON has no NaN, but programs that write it exist. */
function withNan(): Uint8Array {
  const archive = sampleArchive()
  const unit = feature(archive, 'unit', 'S1-2F-203')
  const corner = ringOf(unit)[1] as number[]
  const units = archive.collections.find(({ file }) => file === 'unit.geojson')
  const others = archive.collections.filter((collection) => collection !== units)
  const text = JSON.stringify({ type: 'FeatureCollection', features: units?.features }, null, 1)
  const spoilt = text.replace(String(corner[0]), 'NaN')
  const rest = { ...archive, collections: others, files: new Map([['unit.geojson', new TextEncoder().encode(spoilt)]]) }
  return writeArchive(rest)
}

/** 60 MB of blanks in a few ten kilobytes. */
function bomb(): Uint8Array {
  const blanks = new Uint8Array(60 * 1024 * 1024).fill(0x20)
  return zipSync({ 'manifest.json': new TextEncoder().encode('{}'), 'unit.geojson': blanks }, { level: 9, mtime: new Date(1980, 0, 1) })
}

if (process.argv[1]?.includes('imdf-fixtures')) {
  mkdirSync(FIXTURES_FOLDER, { recursive: true })
  for (const { file, bytes } of imdfFixtures()) {
    writeFileSync(`${FIXTURES_FOLDER}/${file}`, bytes)
    process.stdout.write(`${FIXTURES_FOLDER}/${file}: ${bytes.byteLength} bytes\n`)
  }
}
