import { useParams } from '@tanstack/react-router'
import { AppLink } from '#ui/AppLink.tsx'
import { Breadcrumb } from '#ui/Breadcrumb.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { outcomesBy, useAllFindings, worstOf } from '#ui/clauses/clause-calls.ts'
import { EMPTY, formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { type DetailAnswer, detailOf, type Row } from '#ui/ledger/ledger-calls.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, recordPath, usePlace } from '#ui/park.ts'
import { FloorPlan } from '#ui/plan/FloorPlan.tsx'
import type { Shape } from '#ui/plan/plan-geometry.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { building, level } from '../../contract.ts'
import { BuildingGaps, useLevels } from './BuildingPanel.tsx'
import { RecordFacts } from './RecordFacts.tsx'
import '../space.css'

const SHOWN_GAPS = 50

/** One building: facts, footprint, levels from the top down with their gaps, and what is not met or unknown. */
export function BuildingPage() {
  const t = useText()
  const place = usePlace()
  const { buildingId = '' } = useParams({ strict: false }) as { buildingId?: string }
  const found = useQueryNamed<DetailAnswer>(detailOf('parks.building'), { id: buildingId })
  const detail = found.data?.record.id === buildingId ? found.data : undefined
  if (found.isError) return <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
  if (!detail) return <Skeleton lines={14} />
  const { record } = detail
  const geometry = record.geometry as Shape | null
  return (
    <>
      <Breadcrumb crumbs={[{ label: t({ zh: '楼宇房源', en: 'Buildings' }), to: pathIn(place, 'space/buildings') }, { label: record.name }]} />
      <PageHead title={{ zh: record.name, en: record.name }} clauses={building.clauses}>
        <ButtonLink to={`${pathIn(place, 'space/map')}?at=${record.id}`} icon="map">
          {t({ zh: '在一张图上查看', en: 'Show on the map' })}
        </ButtonLink>
        <ButtonLink to={recordPath(place, 'parks.building', record.id)} icon={detail.can.save ? 'edit' : 'link'}>
          {detail.can.save ? t({ zh: '记录与编辑', en: 'Record and editing' }) : t({ zh: '台账记录', en: 'Record' })}
        </ButtonLink>
      </PageHead>
      {record.removedAt && <Notice tone="warn">{t({ zh: '该建筑已删除。', en: 'This building was removed.' })}</Notice>}
      <div className="beside wide-side">
        <div className="stack">
          <section className="panel stack">
            <h2>{t('detail.facts')}</h2>
            <RecordFacts ledger={building} properties={record} />
          </section>
          <Levels buildingId={record.id} />
        </div>
        <aside className="panel stack side-panel" aria-label={t({ zh: '轮廓与差距', en: 'Footprint and gaps' })}>
          {geometry && (
            <FloorPlan
              shapes={[{ id: record.id, name: record.name, kind: 'subject', geometry }]}
              label={t({ zh: '建筑轮廓', en: 'Footprint' })}
              height={200}
              isBare
            />
          )}
          <BuildingGaps buildingId={record.id} limit={SHOWN_GAPS} />
        </aside>
      </div>
    </>
  )
}

function Levels({ buildingId }: { buildingId: string }) {
  const t = useText()
  const place = usePlace()
  const levels = useLevels(buildingId)
  const gaps = useAllFindings({ buildingId, outcomes: ['notMet', 'unknown'] })
  const rows = [...(levels.data?.rows ?? [])].reverse()
  const worst = outcomesBy(gaps.data ?? [], ({ levelId }) => levelId)
  const countOn = (levelId: string) => (gaps.data ?? []).filter(({ subject }) => subject.levelId === levelId).length
  const kindOf = (row: Row) => level.fields.storeyKind.options[row.storeyKind as keyof typeof level.fields.storeyKind.options]
  if (levels.isPending) return <Skeleton lines={5} />
  return (
    <section className="panel stack">
      <div className="panel-title">
        <h2>{t({ zh: '楼层（{n}）', en: 'Levels ({n})' }, { n: rows.length })}</h2>
        {worst.size > 0 && <StatusTag outcome={worstOf([...worst.values()]) ?? 'unknown'} />}
      </div>
      {rows.length === 0 && (
        <p className="quiet">
          {t({ zh: '还没有楼层。可导入平面图，或在楼层台账中新建。', en: 'No levels yet. Import a plan or create them in the register.' })}
        </p>
      )}
      {rows.length > 0 && (
        <div className="scroll-x">
          <table className="list">
            <caption className="sr-only">{t({ zh: '楼层', en: 'Levels' })}</caption>
            <thead>
              <tr>
                <th scope="col">{t(level.title)}</th>
                <th scope="col" className="number">
                  {t(level.fields.ordinal)}
                </th>
                <th scope="col">{t(level.fields.storeyKind)}</th>
                <th scope="col">{t({ zh: '差距', en: 'Gaps' })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const outcome = worst.get(row.id)
                const kind = kindOf(row)
                return (
                  <tr key={row.id}>
                    <td>
                      <AppLink to={pathIn(place, `space/levels/${row.id}`)}>{row.name}</AppLink>
                    </td>
                    <td className="number">{String(row.ordinal ?? EMPTY)}</td>
                    <td>{kind ? t(kind) : EMPTY}</td>
                    <td>
                      {outcome ? (
                        <>
                          <StatusTag outcome={outcome} /> {t({ zh: '{n} 项', en: '{n}' }, { n: formatNumber(countOn(row.id)) })}
                        </>
                      ) : (
                        t({ zh: '无', en: 'none' })
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
