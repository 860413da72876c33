import { Outlet, useLocation, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { actAs, callNamed } from '#ui/api.ts'
import { useText } from '#ui/i18n.ts'
import { useIsStale, useLiveUpdates } from '#ui/live.ts'
import { warmDialogs } from '#ui/overlay/Dialog.tsx'
import type { Surface } from '#ui/page.ts'
import { type Place, PlaceContext } from '#ui/park.ts'
import { applyPreferences, keepPreferences } from '#ui/preferences.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useElderMode } from './elder-mode.ts'
import { SideMenu } from './SideMenu.tsx'
import { NotFoundPage } from './StatusPages.tsx'
import { membershipFor, needsPark, useSession } from './session.ts'
import { TabBar } from './TabBar.tsx'
import { TopBar } from './TopBar.tsx'

const ConfirmIdentity = lazy(async () => ({ default: (await import('./account/ConfirmIdentity.tsx')).ConfirmIdentity }))
const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))

/** One door: decides park and membership from the address, then draws menu, top bar and the page. */
export function SurfaceLayout({ surface }: { surface: Surface }) {
  const session = useSession()
  const { parkCode } = useParams({ strict: false }) as { parkCode?: string }
  const membership = membershipFor(session, surface, parkCode)
  const park = needsPark(surface) ? membership?.parks.find((one) => one.code === parkCode) : undefined
  // Children ask the server while they are drawn, so the membership must be set before.
  actAs(membership?.id)
  const place = useMemo<Place>(
    () => ({ surface, parkId: park?.id, parkCode: park?.code, parkName: park?.name, roles: membership?.roles ?? [] }),
    [surface, park, membership],
  )
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [isElder, setElder] = useElderMode(session.user.isElderMode)
  usePersonalChoices()
  useLiveUpdates(park?.id ?? membership?.id)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !document.querySelector('.overlay')) {
        event.preventDefault()
        setPaletteOpen(true)
      }
    }
    document.addEventListener('keydown', listen)
    const idle = setTimeout(warmDialogs, 3_000)
    return () => {
      document.removeEventListener('keydown', listen)
      clearTimeout(idle)
    }
  }, [])
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes because the page changed
  useEffect(() => setMenuOpen(false), [pathname])
  return (
    <PlaceContext value={place}>
      <div className={`shell surface-${surface}`}>
        <SkipLink />
        <TopBar
          membership={membership}
          isElder={isElder}
          onElder={setElder}
          onSearch={() => setPaletteOpen(true)}
          onMenu={() => setMenuOpen(!isMenuOpen)}
          isMenuOpen={isMenuOpen}
        />
        {surface !== 'phone' && <SideMenu isOpen={isMenuOpen} />}
        <Content isKnown={Boolean(membership)} />
        {surface === 'phone' && <TabBar />}
        <Suspense fallback={null}>
          <ConfirmIdentity />
        </Suspense>
        {isPaletteOpen && (
          <Suspense fallback={null}>
            <Palette onClose={() => setPaletteOpen(false)} />
          </Suspense>
        )}
      </div>
    </PlaceContext>
  )
}

/** Choices of the person follow to every device. */
function usePersonalChoices(): void {
  const found = useQueryNamed<{ values: Record<string, unknown> }>({ name: 'workbench.preferences', kind: 'query', scope: 'self' }, {})
  const values = found.data?.values
  useEffect(() => {
    if (values) applyPreferences(values)
    keepPreferences((key, value) => void callNamed({ name: 'workbench.setPreference', kind: 'command' }, { key, value }).catch(() => undefined))
  }, [values])
}

function SkipLink() {
  const t = useText()
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link within the page; the focus is moved by hand because the router owns the address
    <a
      className="skip-link"
      href="#content"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('content')?.focus()
      }}
    >
      {t('skipToContent')}
    </a>
  )
}

function Content({ isKnown }: { isKnown: boolean }) {
  const isLost = useIsStale()
  const t = useText()
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const isFirst = useRef(true)
  // Like a page load: the next Tab starts at the new content, and a screen reader reads from its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the page changed
  useEffect(() => {
    if (isFirst.current) isFirst.current = false
    else main.current?.focus({ preventScroll: true })
  }, [pathname])
  const isOffline = useOffline()
  return (
    <main id="content" className="content" tabIndex={-1} ref={main}>
      {isOffline ? (
        <p className="live-banner" role="status">
          {t({
            zh: '当前没有网络，已显示的内容可能不是最新。已填内容保存在本机。',
            en: 'You are offline; what you see may be out of date. What you entered is kept on this device.',
          })}
        </p>
      ) : (
        isLost && (
          <p className="live-banner" role="status">
            {t('live.lost')}
          </p>
        )
      )}
      <Suspense fallback={<Skeleton lines={8} />}>{isKnown ? <Outlet /> : <NotFoundPage />}</Suspense>
    </main>
  )
}

function useOffline(): boolean {
  const [isOffline, setOffline] = useState(!navigator.onLine)
  useEffect(() => {
    const listen = () => setOffline(!navigator.onLine)
    window.addEventListener('online', listen)
    window.addEventListener('offline', listen)
    return () => {
      window.removeEventListener('online', listen)
      window.removeEventListener('offline', listen)
    }
  }, [])
  return isOffline
}
