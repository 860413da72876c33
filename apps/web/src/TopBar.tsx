import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { callNamed } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { setLocale, useLocale, useText } from '#ui/i18n.ts'
import { KeySheet } from '#ui/list/KeySheet.tsx'
import { Menu } from '#ui/overlay/Menu.tsx'
import type { Surface } from '#ui/page.ts'
import { pathIn, usePlace } from '#ui/park.ts'
import { Bell } from './Bell.tsx'
import { changeSession, doorPath, doorsOf, type Membership, needsPark, useSession } from './session.ts'
import { TaskTray } from './TaskTray.tsx'

const DOOR_NAMES: Readonly<Record<Surface, { zh: string; en: string }>> = {
  operator: { zh: '运营控制台', en: 'Operator console' },
  company: { zh: '企业门户', en: 'Company portal' },
  phone: { zh: '手机端', en: 'Phone' },
  supervisor: { zh: '监管驾驶舱', en: 'Supervisor cockpit' },
  developer: { zh: '开放平台', en: 'Open platform' },
}

const PLATFORM = { zh: '平台管理', en: 'Platform' }

interface Props {
  membership: Membership | undefined
  isElder: boolean
  onElder: (isElder: boolean) => void
  onSearch: () => void
  onMenu: () => void
  isMenuOpen: boolean
}

export function TopBar({ membership, isElder, onElder, onSearch, onMenu, isMenuOpen }: Props) {
  const t = useText()
  const place = usePlace()
  const [isHelpOpen, setHelpOpen] = useState(false)
  return (
    <header className="top-bar">
      {place.surface !== 'phone' && (
        <Button look="quiet" icon="menu" aria-label={t({ zh: '菜单', en: 'Menu' })} aria-expanded={isMenuOpen} aria-controls="side-menu" onClick={onMenu} />
      )}
      <AppLink className="brand" to={pathIn(place, '')}>
        <span className="brand-mark" aria-hidden="true">
          织
        </span>
        <span className="brand-name">{t({ zh: '织园', en: 'Zhiyuan' })}</span>
        <span className="sr-only"> {t({ zh: '首页', en: 'home' })}</span>
      </AppLink>
      <DoorSwitch />
      <ParkSwitch membership={membership} />
      {membership?.parks.some((park) => park.id === place.parkId && park.isDemo) && (
        <span className="demo-mark" title={t({ zh: '园区、企业和人员均为虚构', en: 'Park, companies and people are fictional' })}>
          {t({ zh: '演示', en: 'Demo' })}
        </span>
      )}
      <span className="top-space" />
      {place.surface !== 'phone' && (
        <button type="button" className="search-button" onClick={onSearch}>
          <Icon name="search" />
          <span>{t({ zh: '搜索或跳转', en: 'Search or jump' })}</span>
          <kbd>Ctrl K</kbd>
        </button>
      )}
      <TaskTray />
      <Bell />
      {place.surface !== 'phone' && (
        <Button look="quiet" icon="help" data-part="help" aria-label={t({ zh: '帮助与快捷键', en: 'Help and shortcuts' })} onClick={() => setHelpOpen(true)} />
      )}
      <UserMenu isElder={isElder} onElder={onElder} />
      <KeySheet isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </header>
  )
}

/** Only for those with more than one door. */
function DoorSwitch() {
  const t = useText()
  const place = usePlace()
  const session = useSession()
  const navigate = useNavigate()
  const doors = [...new Map(session.memberships.flatMap((membership) => doorsOf(membership).map((surface) => [surface, membership] as const))).entries()]
  // Administrators of the installation come here for its accounts, not for the interfaces.
  const isPlatform = session.memberships.length > 0 && session.memberships.every((one) => one.scopeKind === 'platform')
  if (doors.length < 2) return <span className="door-name">{t(isPlatform ? PLATFORM : DOOR_NAMES[place.surface])}</span>
  const codeFor = (membership: Membership) => (membership.parks.some((park) => park.code === place.parkCode) ? place.parkCode : membership.parks[0]?.code)
  return (
    <Menu
      label={t({ zh: '切换端口', en: 'Switch surface' })}
      look="quiet"
      items={doors.map(([surface, membership]) => ({
        key: surface,
        label: t(DOOR_NAMES[surface]),
        isChosen: surface === place.surface,
        run: () => void navigate({ to: doorPath(surface, codeFor(membership)) }),
      }))}
    >
      {t(DOOR_NAMES[place.surface])} <Icon name="chevronDown" size={12} />
    </Menu>
  )
}

function ParkSwitch({ membership }: { membership: Membership | undefined }) {
  const t = useText()
  const to = useLocale()
  const place = usePlace()
  const session = useSession()
  const navigate = useNavigate()
  if (!membership || !needsPark(place.surface)) return null
  const all = session.memberships.filter((one) => doorsOf(one).includes(place.surface)).flatMap((one) => one.parks)
  const parks = [...new Map(all.map((park) => [park.id, park])).values()]
  const nameOf = (park: { name: string; nameEn: string }) => (to === 'en' && park.nameEn ? park.nameEn : park.name)
  const current = parks.find((park) => park.id === place.parkId)
  if (parks.length < 2) return <span className="park-name">{current && nameOf(current)}</span>
  return (
    <Menu
      label={t({ zh: '切换园区', en: 'Switch park' })}
      look="quiet"
      icon="building"
      items={parks.map((park) => ({
        key: park.id,
        label: nameOf(park),
        note: park.code,
        isChosen: park.id === place.parkId,
        run: () => void navigate({ to: doorPath(place.surface, park.code) }),
      }))}
    >
      {current ? nameOf(current) : '--'} <Icon name="chevronDown" size={12} />
    </Menu>
  )
}

function UserMenu({ isElder, onElder }: { isElder: boolean; onElder: (isElder: boolean) => void }) {
  const t = useText()
  const to = useLocale()
  const { user } = useSession()
  const place = usePlace()
  const client = useQueryClient()
  const navigate = useNavigate()
  // The device remembers the choice at once; the account takes it to other devices.
  const remember = (choice: Record<string, unknown>) => void callNamed({ name: 'identity.setPreferences', kind: 'command' }, choice).catch(() => undefined)
  const changeLanguage = (next: 'zh' | 'en') => {
    setLocale(next)
    remember({ locale: next })
  }
  const changeElder = (next: boolean) => {
    onElder(next)
    remember({ isElderMode: next })
  }
  const leave = async (everywhere: boolean) => {
    await callNamed({ name: 'identity.signOut', kind: 'command' }, { everywhere })
    changeSession(client, null)
    await navigate({ to: '/' })
  }
  return (
    <Menu
      label={t({ zh: '我的账号', en: 'My account' })}
      look="quiet"
      icon="user"
      items={[
        { key: 'account', label: t({ zh: '我的账号', en: 'My account' }), icon: 'gear', run: () => void navigate({ to: pathIn(place, 'account') }) },
        { key: 'language', label: to === 'zh' ? 'English' : '中文', icon: 'globe', run: () => changeLanguage(to === 'zh' ? 'en' : 'zh') },
        {
          key: 'elder',
          label: isElder ? t({ zh: '退出长辈版', en: 'Leave elder mode' }) : t({ zh: '长辈版（大字）', en: 'Elder mode (large text)' }),
          icon: 'eye',
          isChosen: isElder,
          run: () => changeElder(!isElder),
        },
        { key: 'out', label: t({ zh: '退出登录', en: 'Sign out' }), icon: 'close', run: () => void leave(false) },
        { key: 'everywhere', label: t({ zh: '退出所有设备', en: 'Sign out everywhere' }), icon: 'close', isDanger: true, run: () => void leave(true) },
      ]}
    >
      <span className="user-name">{user.displayName}</span>
    </Menu>
  )
}
