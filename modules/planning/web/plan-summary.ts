type Row = Readonly<Record<string, unknown>>

export interface PlanSummary {
  current: { id: string; name: string; versionNo: number | null; adoptedOn: string | null } | undefined
  drafts: number
  lastReviewedOn: string | undefined
  /** Whole days since the last review. */
  reviewAgeDays: number | undefined
  openAdjustments: number
  planned: number
  built: number
  overdue: number
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

const DAY_MS = 86_400_000

/** What the head of the planning page says: facilities of the version in force, overdue on the given day. */
export function planSummary(
  lists: { versions: readonly Row[]; reviews: readonly Row[]; adjustments: readonly Row[]; facilities: readonly Row[] },
  today: string,
): PlanSummary {
  const current = lists.versions.find(({ state }) => state === 'current')
  const ofCurrent = (row: Row) => current !== undefined && row.planVersion === current.id
  // As 5.1-f is judged: reviews and proposals count whatever version they speak of.
  const lastReviewedOn = lists.reviews
    .flatMap(({ reviewedOn }) => text(reviewedOn) ?? [])
    .filter((on) => on <= today)
    .sort()
    .at(-1)
  const planned = lists.facilities.filter(ofCurrent)
  const isBuilt = ({ builtOn }: Row) => (text(builtOn) ?? '9999') <= today
  return {
    current: current && {
      id: String(current.id),
      name: String(current.name),
      versionNo: typeof current.versionNo === 'number' ? current.versionNo : null,
      adoptedOn: text(current.adoptedOn),
    },
    drafts: lists.versions.filter(({ state }) => state === 'draft').length,
    lastReviewedOn,
    reviewAgeDays: lastReviewedOn === undefined ? undefined : Math.floor((Date.parse(today) - Date.parse(lastReviewedOn)) / DAY_MS),
    openAdjustments: lists.adjustments.filter(({ decidedOn }) => text(decidedOn) === null).length,
    planned: planned.length,
    built: planned.filter(isBuilt).length,
    overdue: planned.filter((row) => !isBuilt(row) && (text(row.dueOn) ?? '9999') < today).length,
  }
}
