import { useMemo } from 'react'
import { requirementsOf, useAssessment } from '#ui/clauses/clause-calls.ts'
import { FindingMap } from '#ui/clauses/FindingMap.tsx'
import { useText } from '#ui/i18n.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { gate, parkingArea, road, transitStop, walkway, zone } from '../../contract.ts'

/** Gaps of the page's clauses on the map; requirements nothing was judged for draw nothing. */
function GapMap({ clauses, label }: { clauses: readonly string[]; label: { zh: string; en: string } }) {
  const t = useText()
  const found = useAssessment()
  const requirements = useMemo(() => requirementsOf(found.data?.requirements ?? [], clauses).map(({ id }) => id), [found.data, clauses])
  return <FindingMap requirements={requirements} label={t(label)} />
}

const ROADS = ['6.1.2.1', '6.1.2.2', '6.1.2.3']

export function RoadsPage() {
  return (
    <RegisterPage
      title={{ zh: '道路·出入口·步行系统', en: 'Roads, gates, footways' }}
      clauses={ROADS}
      tabs={[
        {
          key: 'map',
          title: { zh: '差距图', en: 'Map of gaps' },
          body: <GapMap clauses={ROADS} label={{ zh: '道路、出入口与步行系统的差距', en: 'Gaps of roads, gates and footways' }} />,
        },
        { ledger: road },
        { ledger: gate },
        { ledger: walkway },
        { ledger: zone },
      ]}
    />
  )
}

const PARKING = ['6.1.2.4']

export function ParkingPage() {
  return (
    <RegisterPage
      title={{ zh: '停车场管理', en: 'Parking' }}
      clauses={[...PARKING, '7.3.4']}
      tabs={[
        { ledger: parkingArea },
        { key: 'map', title: { zh: '分布图', en: 'Map' }, body: <GapMap clauses={PARKING} label={{ zh: '停车场分布', en: 'Parking areas' }} /> },
      ]}
    />
  )
}

const TRANSIT = ['6.1.2.5']

export function TransitPage() {
  return (
    <RegisterPage
      title={{ zh: '公交接驳', en: 'Public transport' }}
      clauses={[...TRANSIT, '7.3.4']}
      tabs={[
        { ledger: transitStop },
        {
          key: 'map',
          title: { zh: '站点覆盖图', en: 'Map of stops' },
          body: <GapMap clauses={TRANSIT} label={{ zh: '公交站点与未覆盖建筑', en: 'Stops and buildings not covered' }} />,
        },
      ]}
    />
  )
}
