import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { whenSignedOut } from '#ui/api.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Toasts } from '#ui/Toasts.tsx'
import { queryClient } from './query-client.ts'
import { SignInPage } from './SignInPage.tsx'
import { homeOf, SESSION_KEY, SessionContext, useSession, useSessionQuery } from './session.ts'

const FirstStepsPage = lazy(async () => ({ default: (await import('./account/FirstStepsPage.tsx')).FirstStepsPage }))

whenSignedOut(() => {
  if (queryClient.getQueryData(SESSION_KEY)) queryClient.setQueryData(SESSION_KEY, null)
})

/** Everything: pages for everybody at once; else signed out → sign-in where one is, signed in → the routes. */
export function App() {
  const isForEverybody = useLocation({ select: ({ pathname }) => pathname.startsWith('/p/') })
  return isForEverybody ? <Outlet /> : <SignedInApp />
}

function SignedInApp() {
  const session = useSessionQuery()
  if (session.isPending) return <BootShell />
  if (session.isError && session.error.status !== 401) {
    return (
      <div className="sign-in">
        <main className="sign-in-card">
          <ProblemNotice problem={session.error} onRetry={() => void session.refetch()} />
        </main>
      </div>
    )
  }
  return (
    <>
      {session.data ? (
        <SessionContext value={session.data}>
          {session.data.mustChangePassword || session.data.mustEnrolTotp ? (
            <Suspense fallback={<BootShell />}>
              <FirstStepsPage />
            </Suspense>
          ) : (
            <Outlet />
          )}
        </SessionContext>
      ) : (
        <SignInPage />
      )}
      <Toasts />
    </>
  )
}

/** The same picture as in index.html, so that nothing jumps while the session is asked for. */
function BootShell() {
  const t = useText()
  return (
    <div className="shell boot" aria-busy="true">
      <header className="top-bar">
        <span className="brand">
          <span className="brand-mark">织</span>织园
        </span>
      </header>
      <div className="side" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
        <i />
        <i />
      </div>
      <main className="content">
        <h1>织园 · 小微企业园管理与服务平台</h1>
        <p className="boot-text">依据小微企业园建设与管理标准，把园区的空间、企业、安全与服务放在一处，实时对照每一条要求。正在打开，请稍候。</p>
        <span className="sr-only" role="status">
          {t('loading')}
        </span>
      </main>
    </div>
  )
}

/** `/` leads to the door of the active membership. */
export function StartPage() {
  const session = useSession()
  const navigate = useNavigate()
  const t = useText()
  const home = homeOf(session)
  useEffect(() => {
    if (home) void navigate({ to: home, replace: true })
  }, [home, navigate])
  if (home) return null
  return (
    <div className="sign-in">
      <main className="sign-in-card">
        <h1>{t({ zh: '账号尚未加入任何园区', en: 'The account belongs to no park yet' })}</h1>
        <p className="quiet">{t({ zh: '请联系园区管理员为你开通岗位。', en: 'Ask the park administrator to give you a post.' })}</p>
      </main>
    </div>
  )
}
