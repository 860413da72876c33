import './clauses.css'
import { AppLink } from '../AppLink.tsx'
import { formatNumber } from '../format.ts'
import { useText } from '../i18n.ts'
import { pathIn, usePlace } from '../park.ts'
import { StatusTag } from '../Tag.tsx'
import { type RequirementView, requirementsOf, useAssessment } from './clause-calls.ts'

/** How the clauses of a page stand, each leading to its requirement. The place is kept while the answer is awaited. */
export function ClauseStrip({ clauses }: { clauses: readonly string[] }) {
  const t = useText()
  const found = useAssessment()
  const rows = requirementsOf(found.data?.requirements ?? [], clauses)
  if (found.isPending) return <div className="clause-strip waiting" aria-hidden="true" />
  if (rows.length === 0) {
    return found.isError ? (
      <p className="clause-strip quiet">{t({ zh: '条款判定暂不可用。', en: 'The outcomes of the clauses are not available now.' })}</p>
    ) : null
  }
  return (
    <ul className="clause-strip" aria-label={t({ zh: '本页条款的判定', en: 'Outcomes of the clauses of this page' })}>
      {rows.map((row) => (
        <ClauseItem key={row.id} row={row} />
      ))}
    </ul>
  )
}

function ClauseItem({ row }: { row: RequirementView }) {
  const t = useText()
  const place = usePlace()
  const gaps = row.counts.notMet + row.counts.unknown
  const judged = gaps + row.counts.met
  return (
    <li>
      <AppLink to={pathIn(place, `conformity/${row.id}`)}>
        <span className="clause-line">
          <b>{row.id}</b>
          <StatusTag outcome={row.outcome} />
        </span>
        <span className="clause-title">{t(row.title)}</span>
        <span className="clause-note">
          {gaps > 0
            ? t({ zh: '{gaps} / {judged} 项有差距', en: '{gaps} of {judged} with gaps' }, { gaps: formatNumber(gaps), judged: formatNumber(judged) })
            : judged > 0
              ? t({ zh: '{judged} 项均满足', en: 'all {judged} met' }, { judged: formatNumber(judged) })
              : t(row.reason.text)}
        </span>
      </AppLink>
    </li>
  )
}
