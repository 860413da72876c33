import { useMemo } from 'react'
import { FindingMap } from '#ui/clauses/FindingMap.tsx'
import { useText } from '#ui/i18n.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { EQUIPMENT, facilityShapes, SANITATION } from '#ui/plan/facility-shapes.ts'
import { backupFacility, carrierAccess, equipmentRoom, signalSurvey } from '../../contract.ts'
import { useFacilityMap, useParkMap } from '../facility-calls.ts'

const REQUIREMENTS = ['6.1.3.2']

/** Access network, mobile coverage and telecom rooms, with the survey points on the map. */
export function InformationPage() {
  return (
    <RegisterPage
      title={{ zh: '信息设施', en: 'ICT facilities' }}
      clauses={['6.1.3.1', '6.1.3.2', '6.1.3.3']}
      tabs={[
        { ledger: carrierAccess },
        { ledger: signalSurvey },
        { key: 'map', title: { zh: '信号覆盖图', en: 'Map of coverage' }, body: <CoverageMap /> },
        { ledger: equipmentRoom },
        { ledger: backupFacility },
      ]}
    />
  )
}

function CoverageMap() {
  const t = useText()
  const map = useParkMap()
  const facilities = useFacilityMap()
  const points = useMemo(
    () => (map.data && facilities.data ? facilityShapes(map.data, facilities.data, [SANITATION, EQUIPMENT]) : []),
    [map.data, facilities.data],
  )
  return <FindingMap requirements={REQUIREMENTS} shapes={points} label={t({ zh: '移动信号测点与未覆盖处', en: 'Signal surveys and places not covered' })} />
}
