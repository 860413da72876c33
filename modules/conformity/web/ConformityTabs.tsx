import { AppLink } from '#ui/AppLink.tsx'
import { useText } from '#ui/i18n.ts'
import { usePlace } from '#ui/park.ts'
import { useAddress } from './ParkScope.tsx'

const PARTS = [
  { path: 'conformity', title: { zh: '对标总览', en: 'Overview' } },
  { path: 'conformity/tasks', title: { zh: '整改任务', en: 'Tasks' } },
  { path: 'conformity/evidence', title: { zh: '佐证', en: 'Evidence' } },
  { path: 'conformity/parameters', title: { zh: '参数与释义', en: 'Parameters' } },
  { path: 'conformity/snapshots', title: { zh: '快照与对比', en: 'Snapshots' } },
  { path: 'conformity/publication', title: { zh: '对外公开', en: 'Publication' }, isOperatorOnly: true },
] as const

/** The pages of this module side by side. */
export function ConformityTabs({ current }: { current: (typeof PARTS)[number]['path'] }) {
  const t = useText()
  const address = useAddress()
  const { surface } = usePlace()
  return (
    <nav className="tabs part-tabs" aria-label={t({ zh: '条款对标各页', en: 'Pages of clause conformity' })}>
      {PARTS.filter((part) => surface === 'operator' || !('isOperatorOnly' in part)).map(({ path, title }) => (
        <AppLink key={path} to={address(path)} aria-current={path === current ? 'page' : undefined}>
          {t(title)}
        </AppLink>
      ))}
    </nav>
  )
}
