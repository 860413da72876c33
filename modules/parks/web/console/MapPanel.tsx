import { safetyEquipment, sanitationPoint, signalSurvey } from '#modules/facilities/contract.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { pathIn, recordPath, usePlace } from '#ui/park.ts'
import { equipmentId, type FacilityMap } from '#ui/plan/facility-shapes.ts'
import { addressWith } from '#ui/url-state.ts'
import { PLAN_LEDGERS } from '../../contract.ts'
import type { Answer } from '../calls.ts'
import { BuildingPanel } from './BuildingPanel.tsx'
import { RecordFacts } from './RecordFacts.tsx'

const LEDGERS = [...PLAN_LEDGERS, sanitationPoint, signalSurvey]

/** What is known of the thing chosen on the map. */
export function MapPanel({ id, map, facilities }: { id: string | undefined; map: Answer<'map'>; facilities: FacilityMap }) {
  const t = useText()
  const place = usePlace()
  const equipment = facilities.equipment.find(({ building }) => equipmentId(building) === id)
  if (equipment) return <EquipmentPanel {...equipment} />
  const layer = [...map.layers, ...facilities.layers].find(({ features }) => features.some((feature) => feature.id === id))
  const feature = layer?.features.find((one) => one.id === id)
  const ledger = LEDGERS.find((one) => `${one.module}.${one.kind}` === layer?.ledger)
  if (!feature || !ledger || !layer) {
    return (
      <p className="quiet">
        {t({ zh: '点选图上的对象，或从名称列表中选择，在这里查看。', en: 'Choose something on the map or in the list of names to see it here.' })}
      </p>
    )
  }
  if (layer.ledger === 'parks.building') return <BuildingPanel key={feature.id} id={feature.id} properties={feature.properties} />
  return (
    <>
      <h2>{String(feature.properties.name ?? '')}</h2>
      <p className="quiet">{t(ledger.title)}</p>
      <RecordFacts ledger={ledger} properties={feature.properties} />
      <ButtonLink to={recordPath(place, layer.ledger, feature.id)} icon="link">
        {t({ zh: '打开台账记录', en: 'Open the record' })}
      </ButtonLink>
    </>
  )
}

function EquipmentPanel({ building, total, faulty, overdue }: FacilityMap['equipment'][number]) {
  const t = useText()
  const place = usePlace()
  const rows = [
    { key: 'total', label: t({ zh: '登记数', en: 'Registered' }), value: total },
    { key: 'overdue', label: t({ zh: '维保逾期', en: 'Service overdue' }), value: overdue },
    { key: 'faulty', label: t({ zh: '故障', en: 'Faulty' }), value: faulty },
  ]
  return (
    <>
      <h2>{t(safetyEquipment.title)}</h2>
      <dl className="facts">
        {rows.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <ButtonLink
        to={addressWith(pathIn(place, 'space/safety-equipment'), { tab: 'facilities.safetyEquipment', f: [{ field: 'building', op: 'eq', value: building }] })}
        icon="list"
      >
        {t({ zh: '查看该建筑的设施', en: 'See the equipment of the building' })}
      </ButtonLink>
    </>
  )
}
