import { useLocation } from '@tanstack/react-router'
import { AppLink } from '#ui/AppLink.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { GROUPS, type Group } from '#ui/page.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { menuOf } from './menu.ts'

const ICONS: Readonly<Record<Group, IconName>> = {
  workbench: 'home',
  planning: 'target',
  space: 'building',
  admission: 'people',
  safety: 'shield',
  intelligence: 'chart',
  funds: 'money',
  services: 'list',
  living: 'user',
  governance: 'gear',
  system: 'gear',
  portal: 'home',
  field: 'scan',
  residents: 'user',
  cockpit: 'chart',
  oversight: 'list',
  openPlatform: 'link',
}

/** Groups and pages of the door, as far as they exist and the user's posts need them. */
export function SideMenu({ isOpen }: { isOpen: boolean }) {
  const t = useText()
  const place = usePlace()
  const { pathname } = useLocation()
  const home = pathIn(place, '')
  const isCurrent = (path: string) => (path === home ? pathname.replace(/\/$/, '') === home : pathname === path || pathname.startsWith(`${path}/`))
  const groups = menuOf(place)
  return (
    <nav className={`side${isOpen ? ' open' : ''}`} id="side-menu" aria-label={t({ zh: '主菜单', en: 'Main menu' })}>
      <ul>
        {groups.some(({ pages }) => pages.some((page) => page.path === '')) || (
          <li className="side-home">
            <AppLink to={home} aria-current={isCurrent(home) ? 'page' : undefined}>
              <Icon name="home" />
              {t({ zh: '首页', en: 'Home' })}
            </AppLink>
          </li>
        )}
        {groups.map(({ group, pages }) => (
          <li key={group}>
            <h2>
              <Icon name={ICONS[group]} />
              {t(GROUPS[group])}
            </h2>
            <ul>
              {pages.map((page) => {
                const to = pathIn(place, page.path)
                return (
                  <li key={page.code + page.path}>
                    <AppLink to={to} aria-current={isCurrent(to) ? 'page' : undefined}>
                      {t(page.title)}
                    </AppLink>
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  )
}
