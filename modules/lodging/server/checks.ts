import type { CheckContribution } from '#standard/check.ts'
import { corridorClearWidth, corridorSmokeVent } from './checks/corridor.ts'
import { doorClearWidth } from './checks/door.ts'
import { dormitoryRatio } from './checks/park.ts'
import { escapeDistance } from './checks/room-escape.ts'
import { doorToCorridor, roomWindow } from './checks/room-opening.ts'
import { pitchedRoof } from './checks/room-roof.ts'
import { separation } from './checks/room-separation.ts'
import { occupants, usableArea } from './checks/room-space.ts'
import { corridorWalls, roomWalls, wallConstruction } from './checks/wall.ts'
import { corridorFacts } from './facts/corridor.ts'
import { doorFacts } from './facts/door.ts'
import { parkFacts } from './facts/park.ts'
import { roomFacts } from './facts/room.ts'
import { wallFacts } from './facts/wall.ts'
import { LODGING_TEXTS } from './texts.ts'

export const lodgingChecks: CheckContribution = {
  facts: [parkFacts, roomFacts, corridorFacts, doorFacts, wallFacts],
  checks: [
    dormitoryRatio,
    usableArea,
    occupants,
    corridorClearWidth,
    wallConstruction,
    roomWalls,
    corridorWalls,
    corridorSmokeVent,
    doorClearWidth,
    roomWindow,
    doorToCorridor,
    escapeDistance,
    pitchedRoof,
    separation,
  ],
  texts: LODGING_TEXTS,
}
