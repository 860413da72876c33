import type { Geometry } from '#geometry/geojson.ts'
import { distanceToBoundary, type LocalPolygon, localPolygon } from '#geometry/polygon.ts'
import { frameAround } from '#geometry/projection.ts'
import { WALL_REACH_M } from '#geometry/walking.ts'
import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import { isSoundGeometry } from './coordinates.ts'
import { groupBy, type ParkPlan, type PlanRecord } from './plan.ts'

/** Rooms one enters before the rooms one passes through: the opening of a room onto a corridor belongs to the room. */
const PASSED = new Set(['corridor', 'gallery', 'lobby', 'stair'])

/**
 * Fills `unit` and `otherUnit` of openings that name none from what lies beside them on their level. IMDF itself does not link openings
 * to units, so archives of other programs need it. Openings beside nothing stay without.
 */
export function deriveUnits(plan: ParkPlan, ledgers: readonly Ledger[], derived: () => void): void {
  const named = (type: string) => ledgers.find(({ imdf }) => imdf === type)
  const openingLedger = named('opening')
  const unitLedger = named('unit')
  if (!openingLedger || !unitLedger) return
  const openings = (plan.features[ledgerName(openingLedger)] ?? []).filter(
    ({ fields }) => fields.unit == null && isSoundGeometry(fields.geometry, ['LineString']),
  )
  if (openings.length === 0) return
  const units = (plan.features[ledgerName(unitLedger)] ?? []).filter(({ fields }) => isSoundGeometry(fields.geometry, ['Polygon']))
  const frame = frameAround(units.map(({ fields }) => fields.geometry as Geometry))
  if (!frame) return
  const byLevel = groupBy(
    units.map((unit) => ({ unit, polygon: localPolygon(frame, (unit.fields.geometry as { coordinates: [number, number][][] }).coordinates) })),
    ({ unit }) => unit.fields.level,
  )
  for (const opening of openings) {
    const points = (opening.fields.geometry as { coordinates: [number, number][] }).coordinates.map(frame.toLocal)
    const first = points[0]
    const last = points.at(-1)
    if (!first || !last) continue
    const middle = { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }
    const [one, two] = beside(byLevel.get(opening.fields.level) ?? [], middle)
    if (!one) continue
    const swap = two && PASSED.has(String(one.fields.category)) && !PASSED.has(String(two.fields.category))
    opening.fields.unit = (swap ? two : one).id
    if (two && opening.fields.otherUnit == null) opening.fields.otherUnit = (swap ? one : two).id
    derived()
  }
}

/** The one or two units whose outlines are nearest, as far as a wall may reach. */
function beside(units: readonly { unit: PlanRecord; polygon: LocalPolygon }[], point: { x: number; y: number }): PlanRecord[] {
  const near: { unit: PlanRecord; distance: number }[] = []
  for (const { unit, polygon } of units) {
    const { minX, minY, maxX, maxY } = polygon.box
    if (point.x < minX - WALL_REACH_M || point.x > maxX + WALL_REACH_M || point.y < minY - WALL_REACH_M || point.y > maxY + WALL_REACH_M) continue
    const distance = distanceToBoundary(polygon, point)
    if (distance <= WALL_REACH_M) near.push({ unit, distance })
  }
  near.sort((a, b) => a.distance - b.distance)
  return near.slice(0, 2).map(({ unit }) => unit)
}
