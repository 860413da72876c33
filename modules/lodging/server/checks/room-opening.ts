import { check } from '#standard/check.ts'
import { exact, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { RoomFact } from '../facts/room.ts'
import type { OpeningRow } from '../level-rows.ts'
import { drawn, openingSource, unitSource } from './sources.ts'

type Answer = 'yes' | 'no' | readonly string[]

/** Whether a high side window is high and large enough; the fields that are missing when that cannot be told. */
function isHighSideWindow(window: OpeningRow, sillM: number, areaM2: number): Answer {
  if ((window.sillHeightM !== null && window.sillHeightM < sillM) || (window.areaM2 !== null && window.areaM2 < areaM2)) return 'no'
  const open = (['sillHeightM', 'areaM2'] as const).filter((field) => window[field] === null)
  return open.length > 0 ? open : 'yes'
}

function opensOutside(window: OpeningRow): Answer {
  if (window.opens === null) return ['opens']
  return window.opens ? 'yes' : 'no'
}

/** 6.3.1.4: 每个居室应设置对外开启的窗户，如不能设置，应在公共通道上设置高度不低于 1.5 米，大小不低于 0.5 平方米的高侧窗. */
export const roomWindow = check<RoomFact>({
  name: 'lodging.roomWindow',
  subject: 'lodging.room',
  parameters: { minimumSillHeightM: 1.5, minimumHighWindowAreaM2: 0.5 },
  decide({ room, openings }, values) {
    const sillM = Number(values.minimumSillHeightM)
    const areaM2 = Number(values.minimumHighWindowAreaM2)
    const required = { code: 'lodging.window_demanded', args: { sill: sillM, area: areaM2 } }
    const windows = openings.filter(({ kind }) => kind === 'window' || kind === 'highSideWindow')
    const judged = windows.map((window) => ({ window, answer: window.kind === 'window' ? opensOutside(window) : isHighSideWindow(window, sillM, areaM2) }))
    const good = judged.find(({ answer }) => answer === 'yes')?.window
    if (good) {
      const isOutside = good.kind === 'window'
      return verdict('met', isOutside ? 'lodging.has_outside_window' : 'lodging.has_high_side_window', {
        required,
        measured: isOutside || good.areaM2 === null ? null : quantity(good.areaM2, 'm²'),
        sources: [openingSource(good)],
      })
    }
    const sources = windows.map(openingSource)
    const missing = judged.flatMap(({ window, answer }) => (typeof answer === 'string' ? [] : lacking('parks.opening', window.id, ...answer)))
    if (missing.length > 0) return verdict('unknown', 'lodging.window_facts_missing', { required, sources, missing })
    if (windows.length === 0 && room.surveyedOn === null) {
      return verdict('unknown', 'lodging.window_not_recorded', {
        required,
        missing: [...lacking('parks.opening', null, 'kind'), ...lacking('parks.unit', room.id, 'surveyedOn')],
      })
    }
    const drawings = [...drawn('subject', room), ...windows.flatMap((window) => drawn('window', window))]
    if (windows.length === 0) return verdict('notMet', 'lodging.no_window', { required, sources: [unitSource(room)], drawings })
    const best = Math.max(...windows.map((window) => (window.kind === 'highSideWindow' ? (window.areaM2 ?? 0) : 0)))
    return verdict('notMet', 'lodging.window_not_as_demanded', { required, measured: best > 0 ? quantity(exact(best), 'm²') : null, sources, drawings })
  },
})

const PUBLIC = new Set(['corridor', 'gallery'])

/** 6.3.1.4: 各房间的门应直通室外通廊或公共内走道. A door straight to the open air is as good as one to an outdoor gallery. */
export const doorToCorridor = check<RoomFact>({
  name: 'lodging.doorToCorridor',
  subject: 'lodging.room',
  parameters: {},
  decide({ room, openings, categories, geometry }) {
    const required = { code: 'lodging.door_to_corridor_demanded' }
    const doors = openings.filter(({ kind }) => kind === 'door' || kind === 'exit' || kind === 'passage')
    if (doors.length === 0)
      return verdict('unknown', 'lodging.door_not_recorded', { required, missing: lacking('parks.opening', null, 'unit'), drawings: drawn('subject', room) })
    const direct = doors.filter((door) => {
      const across = door.unit === room.id ? door.otherUnit : door.unit
      return across === null || PUBLIC.has(categories.get(across) ?? '')
    })
    const agreed = direct.filter(({ id }) => !geometry.contradicted.has(id))
    if (agreed.length === 0 && doors.some(({ id }) => geometry.contradicted.has(id))) {
      const differing = doors.filter(({ id }) => geometry.contradicted.has(id))
      return verdict('unknown', 'lodging.door_contradicts_plan', {
        required,
        sources: differing.map(openingSource),
        missing: differing.flatMap(({ id }) => lacking('parks.opening', id, 'otherUnit')),
        drawings: [...drawn('subject', room), ...differing.flatMap((door) => drawn('door', door))],
      })
    }
    const shown = agreed.length > 0 ? agreed : doors
    const isMet = agreed.length > 0
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'lodging.door_opens_to_corridor' : 'lodging.door_opens_elsewhere', {
      required,
      sources: shown.map(openingSource),
      drawings: isMet ? [] : [...drawn('subject', room), ...shown.flatMap((door) => drawn('door', door))],
    })
  },
})
