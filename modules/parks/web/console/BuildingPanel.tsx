import { AppLink } from '#ui/AppLink.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { useFindings } from '#ui/clauses/clause-calls.ts'
import { FindingLines } from '#ui/clauses/FindingLines.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf } from '#ui/ledger/ledger-calls.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { building } from '../../contract.ts'
import { RecordFacts } from './RecordFacts.tsx'

const SHOWN_GAPS = 20

/** Beside the map: facts of a building, its levels leading to their plans, and what is not met or unknown in it. */
export function BuildingPanel({ id, properties }: { id: string; properties: Readonly<Record<string, unknown>> }) {
  const t = useText()
  const place = usePlace()
  return (
    <>
      <h2>{String(properties.name ?? '')}</h2>
      <RecordFacts ledger={building} properties={properties} />
      <LevelLinks buildingId={id} />
      <BuildingGaps buildingId={id} limit={SHOWN_GAPS} />
      <ButtonLink to={pathIn(place, `space/buildings/${id}`)} icon="building">
        {t({ zh: '打开建筑页', en: 'Open the building' })}
      </ButtonLink>
    </>
  )
}

export function useLevels(buildingId: string) {
  return useQueryNamed<ListAnswer>(listOf('parks.level'), { filters: [{ field: 'building', op: 'eq', value: buildingId }], sort: 'ordinal', limit: 200 })
}

function LevelLinks({ buildingId }: { buildingId: string }) {
  const t = useText()
  const place = usePlace()
  const rows = useLevels(buildingId).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{t({ zh: '楼层平面', en: 'Floor plans' })}</h3>
      <ul className="level-list">
        {rows.map((row) => (
          <li key={row.id}>
            <AppLink className="button default" to={pathIn(place, `space/levels/${row.id}`)}>
              {row.name}
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is not met or unknown in a building, worst first. */
export function BuildingGaps({ buildingId, limit }: { buildingId: string; limit: number }) {
  const t = useText()
  const found = useFindings({ buildingId, outcomes: ['notMet', 'unknown'], limit })
  if (found.isPending) return <Skeleton lines={4} />
  if (!found.data || found.isPlaceholderData) return null
  return (
    <section>
      <h3>{t({ zh: '差距（{n}）', en: 'Gaps ({n})' }, { n: formatNumber(found.data.total) })}</h3>
      <FindingLines findings={found.data.rows} empty={t({ zh: '没有不满足或未知的项。', en: 'Nothing is unmet or unknown.' })} />
      {found.data.total > found.data.rows.length && (
        <p className="quiet">{t({ zh: '仅列出前 {n} 项，最差在前。', en: 'The worst {n} are listed.' }, { n: found.data.rows.length })}</p>
      )}
    </section>
  )
}
