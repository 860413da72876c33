import { check } from '#standard/check.ts'
import { lacking, verdict } from '#standard/verdict.ts'
import type { CorridorFact } from '../facts/corridor.ts'
import type { RoomFact } from '../facts/room.ts'
import type { WallFact } from '../facts/wall.ts'
import type { UnitRow, WallRow } from '../level-rows.ts'
import { drawn, unitSource, wallSource } from './sources.ts'

/** Combustible classes of GB 8624: 可燃 and 易燃. */
const COMBUSTIBLE = new Set(['B2', 'B3'])

const ALLOWED = { corridor: new Set(['solidBrick']), rooms: new Set(['solidBrick', 'lightBrick']) } as const

function isAllowedType(wallType: string, separates: WallFact['separates'], reading: unknown): boolean {
  return ALLOWED[separates].has(wallType) || (reading === 'brickOrConcrete' && wallType === 'concrete')
}

/** 6.3.1.3: wall type, built up to slab or beam, no gaps, plastered, no combustible finish. Reading `wallMaterial`: brickOnly | brickOrConcrete. */
export const wallConstruction = check<WallFact>({
  name: 'lodging.wallConstruction',
  subject: 'lodging.wall',
  parameters: { wallMaterial: 'brickOnly' },
  decide({ wall, separates }, values) {
    const required = { code: separates === 'corridor' ? 'lodging.corridor_wall_demanded' : 'lodging.room_wall_demanded' }
    const sources = [wallSource(wall)]
    const fault = (code: `lodging.${string}`) => verdict('notMet', code, { required, sources, drawings: drawn('wall', wall) })
    if (wall.wallType !== null && !isAllowedType(wall.wallType, separates, values.wallMaterial)) return fault('lodging.wall_type_not_allowed')
    if (wall.reachesSlab === false) return fault('lodging.wall_below_slab')
    if (wall.isGapFree === false) return fault('lodging.wall_has_gaps')
    if (wall.isPlastered === false) return fault('lodging.wall_not_plastered')
    if (wall.finishClass !== null && COMBUSTIBLE.has(wall.finishClass)) return fault('lodging.finish_combustible')
    const open = (['wallType', 'reachesSlab', 'isGapFree', 'isPlastered', 'finishClass'] as const).filter((field) => wall[field] === null)
    if (open.length > 0)
      return verdict('unknown', 'lodging.wall_not_surveyed', {
        required,
        sources,
        missing: lacking('parks.wall', wall.id, ...open),
        drawings: drawn('wall', wall),
      })
    return verdict('met', 'lodging.wall_as_demanded', { required, sources })
  },
})

/** The space's own finish, and that its walls are recorded at all: what is not in the ledger cannot be in order. */
function decideWalls(unit: UnitRow, walls: readonly WallRow[]) {
  const required = { code: 'lodging.walls_recorded_demanded' }
  if (unit.finishClass !== null && COMBUSTIBLE.has(unit.finishClass)) {
    return verdict('notMet', 'lodging.finish_combustible', { required, sources: [unitSource(unit)], drawings: drawn('subject', unit) })
  }
  if (walls.length === 0)
    return verdict('unknown', 'lodging.walls_not_recorded', { required, missing: lacking('parks.wall', null, 'unit'), drawings: drawn('subject', unit) })
  return verdict('met', 'lodging.walls_recorded', {
    required,
    args: { count: walls.length },
    measured: { value: walls.length, unit: '1' },
    sources: [unitSource(unit)],
  })
}

export const roomWalls = check<RoomFact>({
  name: 'lodging.roomWalls',
  subject: 'lodging.room',
  parameters: {},
  decide: ({ room, walls }) => decideWalls(room, walls),
})

export const corridorWalls = check<CorridorFact>({
  name: 'lodging.corridorWalls',
  subject: 'lodging.corridor',
  parameters: {},
  decide: ({ corridor, walls }) => decideWalls(corridor, walls),
})
