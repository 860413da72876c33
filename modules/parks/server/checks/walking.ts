import type { Geometry, Point } from '#geometry/geojson.ts'
import { type WalkToStop, type WalkwayLink, walksToStops, walkwayLinks } from '#geometry/walkways.ts'
import { check } from '#standard/check.ts'
import type { Drawing, Source } from '#standard/finding.ts'
import { lacking, outdated, quantity, verdict } from '#standard/verdict.ts'
import type { BuildingFact } from '../facts/building.ts'
import type { PlaceFact } from '../facts/place.ts'
import { perTraffic, type StopRow } from '../facts/traffic.ts'

const linksOf = perTraffic(({ walkways, outlines, parkingAreas, stops }, reachM: number): ReadonlyMap<string, WalkwayLink> => {
  const drawn = [...parkingAreas, ...stops].map(({ id, geometry }) => ({ id, geometry: JSON.parse(geometry) as Geometry }))
  return new Map(walkwayLinks(walkways, [...outlines, ...drawn], { reachM }).map((link) => [link.id, link]))
})

/** 6.1.2.3: 合理设置人行道路系统，确保设施间的步行通道顺畅、安全: every building, parking area and stop is joined to the same walkways. */
export const walkwayConnection = check<PlaceFact>({
  name: 'parks.walkwayConnection',
  subject: 'parks.place',
  parameters: { reachM: 5 },
  decide({ place, traffic }, values) {
    const required = { code: 'parks.walkway_demanded' }
    const sources: Source[] = [{ ledger: place.ledger, id: place.id, label: place.name, on: place.on }]
    if (place.geometry === null)
      return verdict('unknown', 'parks.building_not_drawn', { required, sources, missing: lacking(place.ledger, place.id, 'geometry') })
    if (traffic.walkways.length === 0)
      return verdict('unknown', 'parks.walkway_not_recorded', { required, sources, missing: lacking('parks.walkway', null, 'geometry') })
    const link = linksOf(traffic, Number(values.reachM)).get(place.id)
    if (link?.isConnected) return verdict('met', 'parks.walkway_joined', { required, sources })
    const gapM = link?.gapM == null ? null : Math.round(link.gapM * 100) / 100
    const gap: Drawing[] = link?.gap ? [{ role: 'gap', geometry: link.gap, label: `${gapM} m` }] : []
    return verdict('notMet', 'parks.walkway_gap', {
      required,
      measured: gapM === null ? null : quantity(gapM, 'm'),
      args: { measured: gapM ?? '–' },
      sources,
      drawings: [{ role: 'uncovered', geometry: JSON.parse(place.geometry) }, ...gap],
    })
  },
})

const walksOf = perTraffic(({ walkways, outlines, stops }, reachM: number): ReadonlyMap<string, readonly WalkToStop[]> => {
  const found = new Map<string, WalkToStop[]>()
  // One stop at a time: which stops count depends on the day and is decided later.
  for (const { id, geometry } of stops) {
    for (const walk of walksToStops(walkways, outlines, [{ id, geometry: JSON.parse(geometry) as Point }], { reachM })) {
      if (walk.distanceM === null) continue
      found.set(walk.id, [...(found.get(walk.id) ?? []), walk])
    }
  }
  for (const walks of found.values()) walks.sort((one, other) => (one.distanceM ?? 0) - (other.distanceM ?? 0))
  return found
})

function stopSource({ id, name, on, timetableValidUntil }: StopRow): Source {
  return { ledger: 'parks.transitStop', id, label: name, on: timetableValidUntil ?? on }
}

type Usable = 'yes' | 'no' | 'unknown'

function isUsable({ reachesCityStop, timetableValidUntil }: StopRow, today: string): Usable {
  if (reachesCityStop === false) return 'no'
  return reachesCityStop === null || timetableValidUntil === null || timetableValidUntil < today ? 'unknown' : 'yes'
}

function missingOf({ id, reachesCityStop, timetableValidUntil }: StopRow) {
  return [
    ...(reachesCityStop === null ? lacking('parks.transitStop', id, 'reachesCityStop') : []),
    ...(timetableValidUntil === null ? lacking('parks.transitStop', id, 'timetableValidUntil') : outdated('parks.transitStop', id, 'timetableValidUntil')),
  ]
}

/** 6.1.2.5: 设有便捷的公共交通系统，与城市公共交通系统相衔接: a stop in walking distance, with a line to a city stop and a timetable in date. */
export const transitStopNear = check<BuildingFact>({
  name: 'parks.transitStopNear',
  subject: 'parks.building',
  parameters: { maximumWalkM: 500, reachM: 5 },
  decide({ building, traffic, today }, values) {
    const limit = Number(values.maximumWalkM)
    const required = quantity(limit, 'm')
    if (building.geometry === null)
      return verdict('unknown', 'parks.building_not_drawn', { required, missing: lacking('parks.building', building.id, 'geometry') })
    if (traffic.stops.length === 0) return verdict('unknown', 'parks.stop_not_recorded', { required, missing: lacking('parks.transitStop', null, 'geometry') })
    if (traffic.walkways.length === 0)
      return verdict('unknown', 'parks.walkway_not_recorded', { required, missing: lacking('parks.walkway', null, 'geometry') })
    const walks = (walksOf(traffic, Number(values.reachM)).get(building.id) ?? []).flatMap((walk) => {
      const stop = traffic.stops.find(({ id }) => id === walk.stopId)
      return stop && walk.distanceM !== null
        ? [{ stop, distanceM: Math.round(walk.distanceM * 1000) / 1000, path: walk.path, usable: isUsable(stop, today) }]
        : []
    })
    const near = walks.filter(({ distanceM }) => distanceM <= limit)
    const shown = near.find(({ usable }) => usable === 'yes') ?? near.find(({ usable }) => usable === 'unknown') ?? walks.find(({ usable }) => usable !== 'no')
    const drawings: Drawing[] = shown?.path ? [{ role: 'path', geometry: shown.path, label: `${shown.distanceM} m` }] : []
    const details = {
      required,
      measured: shown ? quantity(shown.distanceM, 'm') : null,
      args: { measured: shown?.distanceM ?? '–', required: limit, stop: shown?.stop.name ?? '–' },
      sources: shown ? [stopSource(shown.stop)] : traffic.stops.map(stopSource),
      drawings,
    }
    if (shown && shown.distanceM <= limit && shown.usable === 'yes') return verdict('met', 'parks.stop_near', details)
    if (shown && shown.distanceM <= limit)
      return verdict('unknown', 'parks.stop_facts_missing', {
        ...details,
        missing: near.filter(({ usable }) => usable === 'unknown').flatMap(({ stop }) => missingOf(stop)),
      })
    const outline: Drawing = { role: 'uncovered', geometry: JSON.parse(building.geometry) }
    if (shown) return verdict('notMet', 'parks.stop_too_far', { ...details, drawings: [outline, ...drawings] })
    return verdict('notMet', walks.length > 0 ? 'parks.no_city_stop' : 'parks.no_way_to_stop', { ...details, drawings: [outline] })
  },
})
