import type { PlanRecord } from '#imdf/plan.ts'
import { levelRecord, line, type PlanFeatures, planRecord, rectangle, type Site, storeyName } from '#imdf/sample-plan.ts'

type Box = readonly [number, number, number, number]

const STAIR_M = 6
const CORRIDOR_M = 3

/**
 * One storey of a plant let workshop by workshop: a corridor from gable to gable, `south` workshops on one side, `north` on the other
 * between two staircases.
 */
export function plantLevel(
  on: Site,
  building: PlanRecord,
  ordinal: number,
  box: Box,
  workshops: { south: number; north: number },
  surveyedOn: string,
): PlanFeatures {
  const [x0, y0, x1, y1] = box
  const level = levelRecord(on, { building, ordinal, outline: box, surveyedOn })
  const lower = (y0 + y1 - CORRIDOR_M) / 2
  const upper = lower + CORRIDOR_M
  const plan = { 'parks.level': [level], 'parks.unit': [] as PlanRecord[], 'parks.opening': [] as PlanRecord[] }
  const unit = (code: string, name: string, category: string, of: Box, fields: Record<string, unknown> = {}): PlanRecord => {
    const floorAreaM2 = Math.round((of[2] - of[0] - 0.3) * (of[3] - of[1] - 0.3) * 100) / 100
    const record = planRecord(on, 'parks.unit', `${level.code}-${code}`, name, {
      level: level.id,
      category,
      floorAreaM2,
      surveyedOn,
      ...fields,
      geometry: rectangle(on, ...of),
    })
    plan['parks.unit'].push(record)
    return record
  }
  const door = (of: PlanRecord, kind: string, to: PlanRecord | null, x: number, y: number, widthM: number) => {
    const geometry = line(on, [x - widthM / 2, y], [x + widthM / 2, y])
    const fields = { level: level.id, kind, unit: of.id, otherUnit: to?.id ?? null, clearWidthM: widthM, opens: true, surveyedOn, geometry }
    plan['parks.opening'].push(
      planRecord(on, 'parks.opening', `${of.code}-${kind === 'exit' ? 'AC' : 'M'}`, `${of.name}${kind === 'exit' ? '安全出口' : '门'}`, fields),
    )
  }
  const corridor = unit('ZL', `${storeyName(ordinal)} 走道`, 'corridor', [x0, lower, x1, upper], { clearWidthM: 2.8, finishClass: 'A' })
  for (const [number, from] of [
    [1, x0],
    [2, x1 - STAIR_M],
  ] as const) {
    const stair = unit(`LT${number}`, `${number} 号楼梯间`, 'stair', [from, upper, from + STAIR_M, y1])
    door(stair, 'exit', ordinal === 0 ? null : corridor, from + STAIR_M / 2, ordinal === 0 ? y1 : upper, 1.8)
  }
  const place = (index: number, from: number, width: number, isSouth: boolean) => {
    const number = `${ordinal + 1}${String(index).padStart(2, '0')}`
    const workshop = unit(number, `${number} 车间`, 'plantArea', isSouth ? [from, y0, from + width, lower] : [from, upper, from + width, y1])
    door(workshop, 'door', corridor, from + width / 2, isSouth ? lower : upper, 2.4)
  }
  const southWidth = (x1 - x0) / workshops.south
  for (let index = 0; index < workshops.south; index++) place(index + 1, x0 + index * southWidth, southWidth, true)
  const northWidth = (x1 - x0 - 2 * STAIR_M) / workshops.north
  for (let index = 0; index < workshops.north; index++) place(workshops.south + index + 1, x0 + STAIR_M + index * northWidth, northWidth, false)
  return plan
}
