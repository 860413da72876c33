import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { usePlace } from '#ui/park.ts'
import { membershipFor, useSession } from '../session.ts'
import { NoticeLines, TodoLines } from './Notices.tsx'
import { PageCards } from './PageCards.tsx'

/** A company's home: who it is here, what waits for it, what the park tells it. */
export function CompanyHome() {
  const t = useText()
  const place = usePlace()
  const session = useSession()
  const company = membershipFor(session, 'company', place.parkCode)?.companyName
  const facts = [
    { title: t({ zh: '企业', en: 'Company' }), value: company ?? '--' },
    { title: t({ zh: '所在园区', en: 'Park' }), value: place.parkName ?? '--' },
    { title: t({ zh: '当前用户', en: 'Signed in as' }), value: session.user.displayName },
  ]
  return (
    <>
      <PageHead
        title={{ zh: '企业门户', en: 'Company portal' }}
        description={{ zh: '本企业在园区的事项与通知。', en: 'What concerns your company in the park.' }}
      />
      <section className="panel home-facts">
        <dl className="facts">
          {facts.map(({ title, value }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <div className="columns-2 home-facts">
        <TodoLines />
        <NoticeLines />
      </div>
      <PageCards />
    </>
  )
}
