import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { StatTiles } from '#ui/StatTiles.tsx'
import { useSession } from '../session.ts'
import { PageCards } from './PageCards.tsx'

export function SupervisorHome() {
  const t = useText()
  const session = useSession()
  const parks = new Set(
    session.memberships.filter((one) => one.scopeKind === 'parks' || one.scopeKind === 'platform').flatMap((one) => one.parks.map((park) => park.id)),
  )
  return (
    <>
      <PageHead title={{ zh: '监管驾驶舱', en: 'Supervisor cockpit' }} clauses={['4.1', '5.1', '7.3.2']} />
      <StatTiles
        label={t({ zh: '概况', en: 'Overview' })}
        stats={[{ key: 'parks', label: t({ zh: '在管园区', en: 'Parks' }), value: String(parks.size), unit: t({ zh: '个', en: '' }) }]}
      />
      <PageCards />
    </>
  )
}
