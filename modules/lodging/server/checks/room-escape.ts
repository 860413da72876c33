import type { NoWay } from '#geometry/walking.ts'
import { isLongerThan } from '#geometry/walking.ts'
import { check } from '#standard/check.ts'
import type { Drawing, Missing, Source } from '#standard/finding.ts'
import { exact, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { RoomFact } from '../facts/room.ts'
import { drawn, openingSource } from './sources.ts'

function undrawnFields({ geometry, openingsOfLevel }: RoomFact): Missing[] {
  return geometry.undrawn.flatMap((id) => lacking(openingsOfLevel.has(id) ? 'parks.opening' : 'parks.unit', id, 'geometry'))
}

/** What has to be entered before the way can be measured; null where the drawing is complete and shows that there is no way. */
function missingForWay(fact: RoomFact, reason: NoWay, doorId: string | null): Missing[] | null {
  switch (reason) {
    case 'noDoor':
      return lacking('parks.opening', null, 'unit')
    case 'noExit':
      return fact.geometry.undrawnExitIds.length > 0
        ? fact.geometry.undrawnExitIds.flatMap((id) => lacking('parks.opening', id, 'geometry'))
        : lacking('parks.opening', null, 'kind')
    case 'doorNotDrawn':
    case 'doorAwayFromFloor':
      return lacking('parks.opening', doorId, 'geometry')
    case 'notConnected': {
      const undrawn = undrawnFields(fact)
      return undrawn.length > 0 ? undrawn : null
    }
  }
}

function openingSources(fact: RoomFact, ids: readonly (string | null)[]): Source[] {
  return ids.flatMap((id) => {
    const opening = id === null ? undefined : fact.openingsOfLevel.get(id)
    return opening ? [openingSource(opening)] : []
  })
}

/**
 * 6.3.1.5: 任一户门至安全出口的距离大于 10 米的，必须设置两个逃生出口，且两个安全出口的水平距离不得小于 5 米.
 * The distance is walked on the floor plan from the room's door to the nearest exit; the exits' distance is between their nearest edges.
 */
export const escapeDistance = check<RoomFact>({
  name: 'lodging.escapeDistance',
  subject: 'lodging.room',
  parameters: { maximumSingleExitDistanceM: 10, minimumExits: 2, minimumExitSpacingM: 5 },
  decide(fact, values) {
    const { geometry, room, level } = fact
    const limitM = Number(values.maximumSingleExitDistanceM)
    const spacingM = Number(values.minimumExitSpacingM)
    const exitsNeeded = Number(values.minimumExits)
    const required = quantity(limitM, 'm')
    const walk = geometry.walks.get(room.id)
    if (!walk || walk.distanceM === null) {
      const missing = missingForWay(fact, walk?.reason ?? 'noDoor', walk?.doorId ?? null)
      if (missing) return verdict('unknown', 'lodging.way_not_measurable', { required, missing, drawings: drawn('subject', room) })
      return verdict('notMet', 'lodging.no_way_out', { required, sources: openingSources(fact, [walk?.doorId ?? null]), drawings: drawn('subject', room) })
    }
    const distance = exact(Math.round(walk.distanceM * 1000) / 1000)
    const exitSources = openingSources(fact, geometry.exitIds)
    const sources = openingSources(fact, [walk.doorId, walk.exitId])
    const path: Drawing[] = walk.path ? [{ role: 'path', geometry: walk.path, levelId: level.id, label: `${distance} m` }] : []
    const measured = quantity(distance, 'm')
    if (!isLongerThan(walk.distanceM, limitM)) {
      return verdict('met', 'lodging.exit_near', { required, measured, args: { measured: distance, required: limitM }, sources, drawings: path })
    }
    const apart = geometry.farthestExits
    const exits: Drawing[] = geometry.exitIds.flatMap((id) => {
      const exit = fact.openingsOfLevel.get(id)
      return exit ? drawn('exit', exit) : []
    })
    const drawings: Drawing[] = [...path, ...exits, ...(apart ? [{ role: 'distance' as const, geometry: apart.line, levelId: level.id }] : [])]
    const args = {
      distance,
      limit: limitM,
      exits: geometry.exitIds.length,
      apart: apart ? exact(Math.round(apart.distanceM * 1000) / 1000) : 0,
      spacing: spacingM,
    }
    const all = [...sources, ...exitSources.filter(({ id }) => !sources.some((source) => source.id === id))]
    if (geometry.exitIds.length >= exitsNeeded && apart && !isLongerThan(spacingM, apart.distanceM)) {
      return verdict('met', 'lodging.two_exits_apart', { required, measured, args, sources: all, drawings })
    }
    // Something not drawn may shorten the way or be the second exit's place.
    if (geometry.undrawn.length > 0 || geometry.undrawnExitIds.length > 0) {
      return verdict('unknown', 'lodging.way_not_measurable', {
        required,
        measured,
        args,
        sources: all,
        missing: [...new Map(undrawnFields(fact).map((field) => [field.id, field])).values()],
        drawings,
      })
    }
    if (geometry.exitIds.length < exitsNeeded) return verdict('notMet', 'lodging.second_exit_missing', { required, measured, args, sources: all, drawings })
    return verdict('notMet', 'lodging.exits_too_close', {
      required: quantity(spacingM, 'm'),
      measured: quantity(args.apart, 'm'),
      args,
      sources: all,
      drawings,
    })
  },
})
