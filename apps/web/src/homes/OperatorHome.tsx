import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { usePlace } from '#ui/park.ts'
import { useSession } from '../session.ts'
import { PageCards } from './PageCards.tsx'

export function OperatorHome() {
  const t = useText()
  const { user } = useSession()
  const { parkName = '' } = usePlace()
  return (
    <>
      <PageHead title={{ zh: '工作台', en: 'Workbench' }} clauses={['4.3', '7.2.1', '7.3.1']} />
      <p className="welcome">
        {t({ zh: '{name}，你好。你正在管理{park}。', en: 'Hello {name}. You are looking after {park}.' }, { name: user.displayName, park: parkName })}
      </p>
      <PageCards />
    </>
  )
}
