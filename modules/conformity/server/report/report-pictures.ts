import type { Db } from '#kernel/server/database.ts'
import type { FindingView } from '../../contract.ts'
import type { Language } from '../oscal/words.ts'
import { levelParts, parkParts } from './plan-loader.ts'
import { type PlanMark, type PlanPart, planPicture } from './plan-picture.ts'
import type { GapFindings, Picture } from './report-content.ts'
import { type Places, placeName } from './report-data.ts'
import { REPORT_WORDS } from './report-texts.ts'

/** Places pictured per requirement: those of its worst findings. */
const MOST_PLACES = 3
const PARK = 'park'

/** Loads each plan once, however many pictures show it. */
export class Plans {
  readonly #db: Db
  readonly #parkId: string
  readonly #kept = new Map<string, PlanPart[]>()

  constructor(db: Db, parkId: string) {
    this.#db = db
    this.#parkId = parkId
  }

  async of(place: string): Promise<PlanPart[]> {
    const known = this.#kept.get(place)
    if (known) return known
    const parts = place === PARK ? await parkParts(this.#db, this.#parkId) : await levelParts(this.#db, this.#parkId, place)
    this.#kept.set(place, parts)
    return parts
  }
}

/** Pictures of the places of a gap's findings, numbered like its rows. */
export async function gapPictures(
  plans: Plans,
  places: Places,
  { listed }: Pick<GapFindings, 'listed'>,
  language: Language,
  most = MOST_PLACES,
): Promise<Picture[]> {
  const byPlace = new Map<string, PlanMark[]>()
  for (const [at, finding] of listed.entries()) {
    const place = placeOf(finding)
    if (!place) continue
    const marks = byPlace.get(place) ?? []
    marks.push({ subjectId: markedId(finding, place), number: at + 1, outcome: finding.outcome, drawings: drawingsAt(finding, place) })
    byPlace.set(place, marks)
  }
  const pictures: Picture[] = []
  for (const [place, marks] of byPlace) {
    if (pictures.length === most) break
    const parts = await plans.of(place)
    if (!marks.some((mark) => mark.drawings.length > 0 || parts.some((part) => part.id === mark.subjectId))) continue
    const svg = planPicture(parts, marks)
    if (!svg) continue
    const name = place === PARK ? REPORT_WORDS.parkMap[language] : placeName(places, { levelId: place })
    pictures.push({ svg, caption: `${REPORT_WORDS.figure[language]} ${pictures.length + 1}${language === 'zh' ? '　' : '  '}${name}` })
  }
  return pictures
}

/** The storey a finding is drawn on, the park's map where it belongs to none, nothing where it has no place at all. */
function placeOf({ subject, drawings }: FindingView): string | null {
  const level = subject.levelId ?? drawings.find((drawing) => drawing.levelId)?.levelId
  if (level) return level
  if (drawings.length > 0 || subject.buildingId) return PARK
  return subject.ledger.startsWith('parks.') && subject.ledger !== 'parks.park' ? PARK : null
}

function markedId({ subject }: FindingView, place: string): string {
  if (place !== PARK) return subject.id
  // The park itself is the whole map: its drawings say where to look.
  return subject.ledger === 'parks.park' ? '' : (subject.buildingId ?? subject.id)
}

function drawingsAt({ drawings }: FindingView, place: string) {
  return drawings.filter((drawing) => place === PARK || !drawing.levelId || drawing.levelId === place)
}
