import { FindingMap } from '#ui/clauses/FindingMap.tsx'
import { useText } from '#ui/i18n.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { canteen } from '../../contract.ts'

const REQUIREMENTS = ['6.3.2.1']

/** Canteens, and whether catering stands apart from production. */
export function CateringPage() {
  return (
    <RegisterPage
      title={{ zh: '餐饮设施', en: 'Catering' }}
      clauses={['6.3.2.1', '6.3.2.2']}
      tabs={[{ ledger: canteen }, { key: 'map', title: { zh: '餐饮与生产分布图', en: 'Map of catering and production' }, body: <SeparationMap /> }]}
    />
  )
}

function SeparationMap() {
  const t = useText()
  return <FindingMap requirements={REQUIREMENTS} label={t({ zh: '餐饮建筑与生产建筑', en: 'Catering and production buildings' })} />
}
