import type { Geometry } from '#kernel/ledger.ts'
import { EXTRA, foreignMembers, readLabels, writeLabels } from './feature-text.ts'
import type { IssueList } from './issue.ts'
import { type ImdfFeature, type PlanAddress, type PlanVenue, type Position, sameJson } from './plan.ts'

const VENUE_DEFAULTS = { category: 'businesscampus', restriction: null, alt_name: null, hours: null, phone: null, website: null }
const ADDRESS_DEFAULTS = { unit: null, postal_code_ext: null, postal_code_vanity: null }

type Located = { file: string; feature: ImdfFeature }

/** The venue and its address; `used` are the features they were read from. */
export function decodeVenue(all: readonly Located[], language: string, issues: IssueList): { venue: PlanVenue | null; used: Set<ImdfFeature> } {
  const venues = all.filter(({ feature }) => feature.feature_type === 'venue')
  const found = venues[0]
  if (!found) {
    issues.error('venue_missing', { file: 'venue.geojson' })
    return { venue: null, used: new Set() }
  }
  const { file, feature } = found
  if (venues.length > 1) issues.error('venue_many', { file }, { count: venues.length })
  const { name, display_point, address_id, ...rest } = feature.properties
  const address = all.find((other) => other.feature.feature_type === 'address' && other.feature.id === address_id)?.feature
  if (address_id && !address)
    issues.error('dangling_reference', { file, featureId: feature.id, property: 'address_id' }, { target: 'address', id: String(address_id) })
  const label = readLabels(name, language)
  if (!label || label === 'invalid') issues.error('labels_invalid', { file, featureId: feature.id, property: 'name' })
  const extra: Record<string, unknown> = { ...without(rest, VENUE_DEFAULTS), ...(label && label !== 'invalid' ? label.extra : {}) }
  const members = foreignMembers(feature)
  if (members) extra[EXTRA.members] = members
  const geometry = feature.geometry as Geometry | null
  const venue: PlanVenue = {
    id: feature.id,
    name: label && label !== 'invalid' ? label.name : '',
    geometry,
    displayPoint: sameJson(display_point, middleOf(geometry)) ? null : ((display_point ?? null) as PlanVenue['displayPoint']),
    address: address ? decodeAddress(address) : null,
    extra,
  }
  return { venue, used: new Set(address ? [feature, address] : [feature]) }
}

function decodeAddress(feature: ImdfFeature): PlanAddress {
  const { address, locality, province, country, postal_code, ...rest } = feature.properties
  const extra = without(rest, ADDRESS_DEFAULTS)
  const members = foreignMembers(feature)
  if (members) extra[EXTRA.members] = members
  const text = (value: unknown) => (value == null ? null : String(value))
  return {
    id: feature.id, address: text(address) ?? '', locality: text(locality) ?? '', province: text(province), country: text(country) ?? '', postalCode: text(postal_code), extra,
  } // biome-ignore format: row
}

function without(properties: Record<string, unknown>, defaults: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([key, value]) => !(Object.hasOwn(defaults, key) && sameJson(defaults[key], value))))
}

function own(extra: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(extra).filter(([key]) => !key.startsWith('imdf:')))
}

export function encodeVenue(venue: PlanVenue): { venue: ImdfFeature; address: ImdfFeature | null } {
  const { address, extra } = venue
  const properties = {
    ...VENUE_DEFAULTS, ...own(extra),
    name: writeLabels(venue.name, extra), display_point: venue.displayPoint ?? middleOf(venue.geometry), address_id: address?.id ?? null,
  } // biome-ignore format: row
  return {
    venue: { ...(extra[EXTRA.members] as object), id: venue.id, type: 'Feature', feature_type: 'venue', geometry: venue.geometry, properties },
    address: address && {
      ...(address.extra[EXTRA.members] as object), id: address.id, type: 'Feature', feature_type: 'address', geometry: null,
      properties: {
        ...ADDRESS_DEFAULTS, ...own(address.extra),
        address: address.address, locality: address.locality, province: address.province, country: address.country, postal_code: address.postalCode,
      },
    }, // biome-ignore format: row
  }
}

/** Middle of the bounding box of the outline, to seven decimals (1 cm). */
function middleOf(geometry: Geometry | null): PlanVenue['displayPoint'] {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return null
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return
    if (typeof value[0] !== 'number') value.forEach(visit)
    else [west, south, east, north] = [Math.min(west, value[0]), Math.min(south, value[1]), Math.max(east, value[0]), Math.max(north, value[1])]
  }
  visit(geometry.coordinates)
  const round = (value: number) => Math.round(value * 1e7) / 1e7
  const coordinates: Position = [round((west + east) / 2), round((south + north) / 2)]
  return coordinates.every(Number.isFinite) ? { type: 'Point', coordinates } : null
}
