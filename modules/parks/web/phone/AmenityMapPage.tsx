import { useMemo } from 'react'
import type { Role } from '#kernel/operation.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { usePlace } from '#ui/park.ts'
import { FloorPlan, type PlanShape } from '#ui/plan/FloorPlan.tsx'
import { AMENITIES, EQUIPMENT, type FacilityMap, facilityShapes, SANITATION, SIGNAL } from '#ui/plan/facility-shapes.ts'
import { type MapFeature, mapShapes } from '#ui/plan/map-shapes.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { useAsk } from '../calls.ts'
import '../space.css'

const CLAUSES = ['6.3.3', '6.3.2.1', '6.1.2.3']
const FACILITIES = { name: 'facilities.map', kind: 'query', scope: 'park' } as const

/** Who is not on the park's staff; the server shows them no registers. */
const OUTSIDERS: readonly Role[] = ['companyAdmin', 'companyClerk', 'worker', 'resident']

interface Amenity {
  id: string
  name: string
  kind: string
  note: string
}

/** Where toilets, waste points, canteens, stops and parking are, on a map and as a list. */
export function AmenityMapPage() {
  const t = useText()
  const place = usePlace()
  const [url, setUrl] = useUrlState()
  const map = useAsk('map', {})
  const facilities = useQueryNamed<FacilityMap>(FACILITIES, {}, { isEnabled: !place.roles.some((role) => OUTSIDERS.includes(role)) })
  const shapes = useMemo<PlanShape[]>(() => {
    if (!map.data) return []
    const points = facilities.data ? facilityShapes(map.data, facilities.data, [SIGNAL, EQUIPMENT]) : []
    return [...mapShapes(map.data, ['parks.zone', 'parks.gate']), ...points]
  }, [map.data, facilities.data])
  const selected = typeof url.at === 'string' ? url.at : undefined
  const amenities = amenitiesOf(map.data?.layers ?? [], facilities.data?.layers ?? [])
  return (
    <>
      <PageHead title={{ zh: '便民地图', en: 'Amenities' }} clauses={CLAUSES} />
      {map.isError && <ProblemNotice problem={map.error} onRetry={() => void map.refetch()} />}
      {map.isPending && <Skeleton lines={10} />}
      {map.data && shapes.length === 0 && (
        <EmptyState
          kind="never"
          what={{ zh: '地图', en: 'map' }}
          hint={{ zh: '本园区的地图尚未向你开放，请联系园区服务台。', en: 'The map of this park is not open to you yet; ask the service desk.' }}
        />
      )}
      {map.data && shapes.length > 0 && (
        <div className="stack">
          <FloorPlan
            shapes={shapes}
            label={t({ zh: '便民地图', en: 'Amenities' })}
            height={380}
            selectedId={selected}
            onSelect={(id) => setUrl({ at: id }, { replace: true })}
          />
          <ul className="amenities">
            {amenities.map((one) => (
              <li key={one.id}>
                <button type="button" aria-pressed={one.id === selected} onClick={() => setUrl({ at: one.id }, { replace: true })}>
                  <b>{one.name}</b>
                  <Tag>{one.kind}</Tag>
                  <span className="quiet">{one.note}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )

  function amenitiesOf(plan: readonly { ledger: string; features: readonly MapFeature[] }[], other: FacilityMap['layers']): Amenity[] {
    const of = (layers: readonly { ledger: string; features: readonly MapFeature[] }[], ledger: string) =>
      layers.find((layer) => layer.ledger === ledger)?.features ?? []
    const named = ({ id, properties }: MapFeature, kind: string, note = ''): Amenity => ({ id, name: String(properties.name ?? ''), kind, note })
    return [
      ...of(other, SANITATION).map((one) => named(one, t(AMENITIES[String(one.properties.kind)] ?? { zh: '环卫设施', en: 'Sanitation' }))),
      ...of(plan, 'parks.building')
        .filter(({ properties }) => Array.isArray(properties.uses) && properties.uses.includes('catering'))
        .map((one) => named(one, t({ zh: '餐饮', en: 'Catering' }))),
      ...of(plan, 'parks.transitStop').map((one) => named(one, t({ zh: '公交站点', en: 'Transit stop' }), String(one.properties.routes ?? ''))),
      ...of(plan, 'parks.parkingArea').map((one) =>
        named(one, t({ zh: '停车场', en: 'Parking' }), t({ zh: '{n} 个车位', en: '{n} spaces' }, { n: formatNumber(Number(one.properties.spaces ?? 0)) })),
      ),
    ]
  }
}
