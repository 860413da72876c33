import { useQueries } from '@tanstack/react-query'
import { AppLink } from '#ui/AppLink.tsx'
import { callNamed } from '#ui/api.ts'
import { type RequirementView, requirementsOf } from '#ui/clauses/clause-calls.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { addressWith } from '#ui/url-state.ts'
import '../space.css'

const CLAUSES = ['6.1.1.1', '6.3.1.3', '6.3.1.4', '6.3.1.5', '6.3.1.6', '6.3.1.7', '6.3.2.1', '6.3.3']
const ASSESSMENT = { name: 'conformity.assessment', kind: 'query', scope: 'park' } as const

interface ParkOf {
  id: string
  code: string
  name: string
  nameEn: string
}
interface Session {
  memberships: { scopeKind: string; parks: ParkOf[] }[]
}

/** The facilities of every park a supervisor oversees, clause by clause. */
export function FacilityCompliancePage() {
  const t = useText()
  const session = useQueryNamed<Session>({ name: 'identity.session', kind: 'query', scope: 'self' }, {})
  const overseen = (session.data?.memberships ?? []).filter(({ scopeKind }) => scopeKind === 'parks' || scopeKind === 'platform').flatMap(({ parks }) => parks)
  const parks = [...new Map(overseen.map((park) => [park.id, park])).values()].sort((a, b) => a.code.localeCompare(b.code))
  const answers = useQueries({
    queries: parks.map(({ id }) => ({
      queryKey: [ASSESSMENT.name, { parkId: id }],
      queryFn: () => callNamed<{ requirements: RequirementView[] }>(ASSESSMENT, { parkId: id }),
    })),
  })
  const first = answers.find(({ data }) => data)?.data
  const columns = requirementsOf(first?.requirements ?? [], CLAUSES)
  return (
    <>
      <PageHead title={{ zh: '配套设施合规', en: 'Facility compliance' }} clauses={CLAUSES} />
      {session.isError && <ProblemNotice problem={session.error} />}
      {(session.isPending || answers.some(({ isPending }) => isPending)) && <Skeleton lines={6} />}
      {session.data && parks.length === 0 && (
        <EmptyState
          kind="never"
          what={{ zh: '在管园区', en: 'park' }}
          hint={{ zh: '请联系平台管理员分配园区。', en: 'Ask the administrator to assign parks to you.' }}
        />
      )}
      {columns.length > 0 && (
        <section className="panel scroll-x">
          <table className="list">
            <caption className="sr-only">{t({ zh: '各园区配套设施条款判定', en: 'Outcomes of facility clauses by park' })}</caption>
            <thead>
              <tr>
                <th scope="col">{t({ zh: '园区', en: 'Park' })}</th>
                {columns.map(({ id, title }) => (
                  <th key={id} scope="col" title={t(title)}>
                    {id}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {parks.map((park, at) => (
                <ParkRow key={park.id} park={park} columns={columns} requirements={answers[at]?.data?.requirements} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

function ParkRow({ park, columns, requirements }: { park: ParkOf; columns: readonly RequirementView[]; requirements: readonly RequirementView[] | undefined }) {
  const t = useText()
  const place = usePlace()
  const name = t({ zh: park.name, en: park.nameEn })
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.map(({ id }) => {
        const row = requirements?.find((one) => one.id === id)
        return (
          <td key={id}>
            {row ? (
              <AppLink to={addressWith(pathIn(place, `conformity/${id}`), { park: park.code })} aria-label={`${name} ${id} ${t(`outcome.${row.outcome}`)}`}>
                <StatusTag outcome={row.outcome} />
              </AppLink>
            ) : (
              '--'
            )}
          </td>
        )
      })}
    </tr>
  )
}
