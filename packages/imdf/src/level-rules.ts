import Flatbush from 'flatbush'
import type { Geometry, LineString, Polygon } from '#geometry/geojson.ts'
import { polygonsOf, positionsOf } from '#geometry/geojson.ts'
import { safetyExits } from '#geometry/plan.ts'
import { distanceToBoundary, isInside, type LocalPolygon, localPolygon } from '#geometry/polygon.ts'
import { type Frame, frameAround } from '#geometry/projection.ts'
import { WALL_REACH_M } from '#geometry/walking.ts'
import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import type { IssueList, IssuePlace } from './issue.ts'
import { overlapOf } from './overlap.ts'
import { groupBy, type ParkPlan, type PlanRecord } from './plan.ts'

/** Units may share this much by drawing error, in square metres. */
const OVERLAP_M2 = 0.01
/** Units may reach this far beyond their level's outline, in metres. */
const OUTSIDE_M = 0.1

interface Drawn {
  record: PlanRecord
  polygon: LocalPolygon
}

/** How units and openings of one level fit together: overlaps, outlines, doors off their room, lodging without an exit. */
export function checkLevels(
  plan: ParkPlan,
  ledgers: readonly Ledger[],
  sound: ReadonlySet<PlanRecord>,
  placeOf: (ledger: Ledger, record: PlanRecord) => IssuePlace,
  issues: IssueList,
): void {
  const of = (type: string) => {
    const ledger = ledgers.find(({ imdf }) => imdf === type)
    return { ledger, records: ledger ? (plan.features[ledgerName(ledger)] ?? []) : [] }
  }
  const [levels, units, openings] = [of('level'), of('unit'), of('opening')]
  if (!levels.ledger || !units.ledger) return
  const [levelLedger, unitLedger] = [levels.ledger, units.ledger]
  const frame = frameAround([...levels.records, ...units.records].filter((record) => sound.has(record)).map(({ fields }) => fields.geometry as Geometry))
  const known = new Map(units.records.map((unit) => [unit.id, unit]))
  const levelIds = new Set(levels.records.map(({ id }) => id))
  const unitsByLevel = groupBy(units.records, ({ fields }) => fields.level)
  const openingsByLevel = groupBy(openings.records, ({ fields }) => fields.level)
  for (const level of levels.records) {
    const onLevel = unitsByLevel.get(level.id) ?? []
    const through = openingsByLevel.get(level.id) ?? []
    const corner = sound.has(level) ? positionsOf(level.fields.geometry as Geometry)[0] : undefined
    checkExit(onLevel, through, { ...placeOf(levelLedger, level), ...(corner ? { position: corner } : {}) }, issues)
    if (!frame) continue
    const drawn = onLevel
      .filter((unit) => sound.has(unit))
      .map((record) => ({ record, polygon: localPolygon(frame, (record.fields.geometry as Polygon).coordinates) }))
    checkOverlaps(drawn, frame, (unit) => placeOf(unitLedger, unit), issues)
    if (sound.has(level)) checkOutline(level, drawn, frame, (unit) => placeOf(unitLedger, unit), issues)
    if (openings.ledger) {
      const { ledger } = openings
      const polygons = new Map(drawn.map(({ record, polygon }) => [record.id, polygon]))
      for (const opening of through) checkOpening(opening, { levelIds, polygons, known, frame, isDrawn: sound.has(opening) }, placeOf(ledger, opening), issues)
    }
  }
}

function checkExit(units: readonly PlanRecord[], openings: readonly PlanRecord[], place: IssuePlace, issues: IssueList): void {
  const rooms = units.filter(({ fields }) => fields.category === 'lodgingRoom').length
  if (rooms === 0) return
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const exits = safetyExits({
    units: units.map(({ id, fields }) => ({ id, category: String(fields.category), polygon: null })),
    openings: openings.map(({ id, fields }) => ({ id, kind: String(fields.kind), line: null, unit: text(fields.unit), otherUnit: text(fields.otherUnit) })),
  })
  if (exits.length > 0) return
  issues.error('level_without_exit', place, { rooms })
}

function checkOverlaps(units: readonly Drawn[], frame: Frame, placeOf: (unit: PlanRecord) => IssuePlace, issues: IssueList): void {
  if (units.length < 2) return
  const tree = new Flatbush(units.length)
  for (const { polygon } of units) tree.add(polygon.box.minX, polygon.box.minY, polygon.box.maxX, polygon.box.maxY)
  tree.finish()
  for (const [index, { record, polygon }] of units.entries()) {
    const { minX, minY, maxX, maxY } = polygon.box
    for (const other of tree.search(minX, minY, maxX, maxY, (candidate) => candidate > index)) {
      const { record: neighbour, polygon: shape } = units[other] as Drawn
      const overlap = overlapOf(polygon, shape)
      if (overlap.areaM2 <= OVERLAP_M2) continue
      const args = { other: neighbour.name, otherId: neighbour.id, area: Math.round(overlap.areaM2 * 100) / 100 }
      issues.error('units_overlap', { ...placeOf(record), property: 'geometry', position: frame.toWgs84(overlap.at) }, args)
    }
  }
}

function checkOutline(level: PlanRecord, units: readonly Drawn[], frame: Frame, placeOf: (unit: PlanRecord) => IssuePlace, issues: IssueList): void {
  const outlines = polygonsOf(level.fields.geometry as Geometry).map((rings) => localPolygon(frame, rings))
  for (const { record, polygon } of units) {
    for (const corner of polygon.rings[0] ?? []) {
      if (outlines.some((outline) => isInside(outline, corner, OUTSIDE_M))) continue
      const metres = Math.min(...outlines.map((outline) => distanceToBoundary(outline, corner)))
      const args = { level: level.name, metres: Math.round(metres * 100) / 100 }
      issues.error('unit_outside_level', { ...placeOf(record), property: 'geometry', position: frame.toWgs84(corner) }, args)
      break
    }
  }
}

interface Surroundings {
  /** A unit on a level that does not exist is reported as such. */
  levelIds: ReadonlySet<string>
  /** Outlines of the level's units. */
  polygons: ReadonlyMap<string, LocalPolygon>
  /** Units of every level. */
  known: ReadonlyMap<string, PlanRecord>
  frame: Frame
  isDrawn: boolean
}

function checkOpening(opening: PlanRecord, { levelIds, polygons, known, frame, isDrawn }: Surroundings, place: IssuePlace, issues: IssueList): void {
  for (const key of ['unit', 'otherUnit']) {
    const unit = known.get(String(opening.fields[key]))
    if (!unit) continue
    const property = key === 'unit' ? 'zy:unit' : 'zy:other_unit'
    if (unit.fields.level !== opening.fields.level && levelIds.has(String(unit.fields.level)))
      issues.error('level_mismatch', { ...place, property }, { unit: unit.name })
    const polygon = polygons.get(unit.id)
    if (!polygon || !isDrawn) continue
    const points = (opening.fields.geometry as LineString).coordinates
    const distances = points.map((point) => distanceToBoundary(polygon, frame.toLocal(point)))
    const metres = Math.max(...distances)
    if (metres <= WALL_REACH_M) continue
    const position = points[distances.indexOf(metres)]
    issues.error(
      'opening_off_unit',
      { ...place, property: 'geometry', ...(position ? { position } : {}) },
      { unit: unit.name, metres: Math.round(metres * 100) / 100 },
    )
  }
}
