import { useLocation } from '@tanstack/react-router'
import { AppLink } from '#ui/AppLink.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { pagesOf } from './menu.ts'

const TABS: readonly { path: string; icon: IconName; title: { zh: string; en: string } }[] = [
  { path: '', icon: 'home', title: { zh: '首页', en: 'Home' } },
  { path: 'tasks', icon: 'list', title: { zh: '待办', en: 'Tasks' } },
  { path: 'scan', icon: 'scan', title: { zh: '扫一扫', en: 'Scan' } },
  { path: 'messages', icon: 'bell', title: { zh: '消息', en: 'Messages' } },
  { path: 'me', icon: 'user', title: { zh: '我的', en: 'Me' } },
]

/** Bottom bar of the phone; lists only what exists. */
export function TabBar() {
  const t = useText()
  const place = usePlace()
  const { pathname } = useLocation()
  const paths = new Set(pagesOf('phone').map((page) => page.path))
  const tabs = TABS.filter((tab) => tab.path === '' || paths.has(tab.path))
  if (tabs.length < 2) return null
  return (
    <nav className="tab-bar" aria-label={t({ zh: '底部导航', en: 'Bottom navigation' })}>
      {tabs.map((tab) => {
        const to = pathIn(place, tab.path)
        return (
          <AppLink key={tab.path} to={to} aria-current={pathname.replace(/\/$/, '') === to ? 'page' : undefined}>
            <Icon name={tab.icon} size={22} />
            {t(tab.title)}
          </AppLink>
        )
      })}
    </nav>
  )
}
