import { type Issue, issueList } from './issue.ts'
import { readJson } from './json-text.ts'
import type { ImdfFeature } from './plan.ts'
import { readZip, writeZip, type ZIP_LIMITS } from './zip.ts'

export const IMDF_VERSION = '1.0.0'
/** The extension as IMDF 1.0 names one in the manifest. */
export const EXTENSION_NAME = 'imdf:extension:zhiyuan:park'
export const EXTENSION_VERSION = '1.0.0'
export const EXTENSION = `${EXTENSION_NAME}#${EXTENSION_VERSION}`

export interface Collection {
  file: string
  /** Members of the collection besides `type` and `features`. */
  members: Record<string, unknown>
  features: ImdfFeature[]
}

/** An IMDF archive with its JSON read; every other file verbatim. */
export interface Archive {
  manifest: Record<string, unknown>
  collections: Collection[]
  files: Map<string, Uint8Array>
}

/** Reads a zip without interpreting the features. `archive` is null as soon as any file cannot be read: half a plan is no plan. */
export function readArchive(bytes: Uint8Array, limits?: typeof ZIP_LIMITS): { archive: Archive | null; issues: Issue[] } {
  const issues = issueList()
  const zip = readZip(bytes, limits)
  if ('fault' in zip) {
    issues.error(zip.fault.code, { file: zip.fault.file }, zip.fault.args)
    return { archive: null, issues: issues.all() }
  }
  const archive: Archive = { manifest: {}, collections: [], files: new Map() }
  let isReadable = true
  const files = withoutFolder(zip.files)
  if (!files.has('manifest.json')) {
    issues.error('manifest_missing', { file: '' })
    isReadable = false
  }
  for (const [file, content] of files) {
    if (file !== 'manifest.json' && !/^[^/]+\.geojson$/i.test(file)) {
      archive.files.set(file, content)
      continue
    }
    const value = parse(file, content, issues)
    if (value === undefined) {
      isReadable = false
    } else if (file === 'manifest.json') {
      if (readManifest(value, issues)) archive.manifest = value as Record<string, unknown>
      else isReadable = false
    } else {
      const collection = readCollection(file, value, issues)
      if (collection) archive.collections.push(collection)
      else isReadable = false
    }
  }
  return { archive: isReadable ? archive : null, issues: issues.all() }
}

/** People zip the folder instead of its content: one common folder around manifest.json is taken off. */
function withoutFolder(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  if (files.has('manifest.json')) return files
  const manifest = [...files.keys()].find((path) => path.endsWith('/manifest.json'))
  const folder = manifest?.slice(0, -'manifest.json'.length)
  if (!folder || ![...files.keys()].every((path) => path.startsWith(folder))) return files
  return new Map([...files].map(([path, content]) => [path.slice(folder.length), content]))
}

function parse(file: string, content: Uint8Array, issues: ReturnType<typeof issueList>): unknown {
  let text: string
  try {
    // The decoder drops a byte order mark.
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    issues.error('file_not_utf8', { file })
    return undefined
  }
  const reading = readJson(text)
  if ('value' in reading) {
    for (const { line, found } of reading.notFinite) issues.error('json_not_finite', { file, line }, { line, found })
    return reading.value
  }
  if (reading.fault === 'invalid') {
    const { line, column, found } = reading
    issues.error('json_invalid', { file, line }, { line, column, found })
  } else if (reading.fault === 'tooDeep') issues.error('json_too_deep', { file }, { limit: reading.limit })
  else issues.error('json_forbidden_key', { file }, { key: reading.key })
  return undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readManifest(value: unknown, issues: ReturnType<typeof issueList>): boolean {
  const file = 'manifest.json'
  const manifest = isObject(value) ? value : {}
  if (typeof manifest.version !== 'string') issues.error('manifest_invalid', { file, property: 'version' }, { member: 'version' })
  else if (manifest.version !== IMDF_VERSION) issues.error('version_unsupported', { file, property: 'version' }, { version: manifest.version })
  if (typeof manifest.language !== 'string') issues.error('manifest_invalid', { file, property: 'language' }, { member: 'language' })
  if (typeof manifest.created !== 'string') issues.warning('manifest_invalid', { file, property: 'created' }, { member: 'created' })
  const { extensions } = manifest
  if (extensions !== undefined && extensions !== null && !(Array.isArray(extensions) && extensions.every((name) => typeof name === 'string'))) {
    issues.error('manifest_invalid', { file, property: 'extensions' }, { member: 'extensions' })
  }
  return !issues.all().some((issue) => issue.file === file && issue.severity === 'error' && issue.code !== 'json_not_finite')
}

function readCollection(file: string, value: unknown, issues: ReturnType<typeof issueList>): Collection | null {
  if (!isObject(value) || value.type !== 'FeatureCollection' || !Array.isArray(value.features)) {
    issues.error('collection_invalid', { file })
    return null
  }
  const { type: _, features: raw, ...members } = value
  const features: ImdfFeature[] = []
  let isComplete = true
  for (const [index, feature] of raw.entries()) {
    const lacking = lackingMember(feature)
    if (lacking) {
      const id = isObject(feature) && typeof feature.id === 'string' ? { featureId: feature.id } : {}
      issues.error('feature_malformed', { file, property: lacking, ...id }, { index: index + 1, member: lacking })
      isComplete = false
      continue
    }
    features.push({ ...feature, geometry: feature.geometry ?? null })
  }
  return isComplete ? { file, members, features } : null
}

function lackingMember(feature: unknown): string | null {
  if (!isObject(feature) || feature.type !== 'Feature') return 'type'
  if (typeof feature.id !== 'string') return 'id'
  if (typeof feature.feature_type !== 'string') return 'feature_type'
  if (!isObject(feature.properties)) return 'properties'
  if (feature.geometry !== null && feature.geometry !== undefined && !(isObject(feature.geometry) && typeof feature.geometry.type === 'string'))
    return 'geometry'
  return null
}

/** Writes the archive: one feature per line, keys in a fixed order, the same archive always to the same bytes. */
export function writeArchive(archive: Archive): Uint8Array {
  const encoder = new TextEncoder()
  const files = new Map<string, Uint8Array>([['manifest.json', encoder.encode(`${JSON.stringify(sorted(archive.manifest), null, 2)}\n`)]])
  const rest = new Map<string, Uint8Array>(archive.files)
  for (const collection of archive.collections) rest.set(collection.file, encoder.encode(collectionText(collection)))
  for (const path of [...rest.keys()].sort()) files.set(path, rest.get(path) as Uint8Array)
  return writeZip(files)
}

function collectionText({ members, features }: Collection): string {
  const others = Object.entries(sorted(members) as object).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
  const lines = features.map(({ id, type, feature_type, geometry, properties, ...foreign }) =>
    JSON.stringify({ id, type, feature_type, geometry, properties: sorted(properties), ...(sorted(foreign) as object) }),
  )
  return `{"type": "FeatureCollection",\n${others.join('')}"features": [\n${lines.join(',\n')}\n]}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  )
}
