import { useMemo } from 'react'
import { FindingMap } from '#ui/clauses/FindingMap.tsx'
import { useRadii } from '#ui/clauses/radii.ts'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { coverOf, EQUIPMENT, facilityShapes, SIGNAL } from '#ui/plan/facility-shapes.ts'
import { sanitationPoint } from '../../contract.ts'
import { useFacilityMap, useParkMap } from '../facility-calls.ts'

const REQUIREMENTS = ['6.3.3']

/** Waste collection points, public toilets and treatment, with what they cover and what they do not. */
export function SanitationPage() {
  return (
    <RegisterPage
      title={{ zh: '卫生设施', en: 'Sanitation' }}
      clauses={['6.3.3', '7.4.5.1']}
      tabs={[{ key: 'map', title: { zh: '服务覆盖图', en: 'Map of cover' }, body: <CoverMap /> }, { ledger: sanitationPoint }]}
    />
  )
}

function CoverMap() {
  const t = useText()
  const map = useParkMap()
  const facilities = useFacilityMap()
  const radii = useRadii()
  const points = useMemo(() => (map.data && facilities.data ? facilityShapes(map.data, facilities.data, [SIGNAL, EQUIPMENT]) : []), [map.data, facilities.data])
  const cover = useMemo(() => (facilities.data ? coverOf(facilities.data, radii) : []), [facilities.data, radii])
  const figures = { near: formatNumber(radii.collectionPoint), far: formatNumber(radii.publicToilet) }
  return (
    <>
      <p className="quiet">
        {t(
          {
            zh: '绿圈为服务半径：收集点 {near} m，公共厕所 {far} m（6.3.3 参数）。',
            en: 'Green circles are radii: collection points {near} m, public toilets {far} m (parameters of 6.3.3).',
          },
          figures,
        )}
      </p>
      <FindingMap requirements={REQUIREMENTS} shapes={points} overlays={cover} label={t({ zh: '环卫设施服务覆盖', en: 'Cover of sanitation facilities' })} />
    </>
  )
}
