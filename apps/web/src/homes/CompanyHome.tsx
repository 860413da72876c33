import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { usePlace } from '#ui/park.ts'
import { menuOf } from '../menu.ts'
import { membershipFor, useSession } from '../session.ts'
import { PageCards } from './PageCards.tsx'

export function CompanyHome() {
  const t = useText()
  const place = usePlace()
  const session = useSession()
  const company = membershipFor(session, 'company', place.parkCode)?.companyName
  return (
    <>
      <PageHead title={{ zh: '企业门户', en: 'Company portal' }} clauses={['6.2.2.3']} />
      <p className="welcome">
        {t(
          { zh: '{company}，欢迎使用{park}企业门户。', en: '{company}, welcome to the portal of {park}.' },
          { company: company ?? session.user.displayName, park: place.parkName ?? '' },
        )}
      </p>
      {menuOf(place).length === 0 ? (
        <div className="panel">
          <EmptyState kind="finished" hint={{ zh: '目前没有需要你办理的事项。', en: 'Nothing needs your attention right now.' }} />
        </div>
      ) : (
        <PageCards />
      )}
    </>
  )
}
