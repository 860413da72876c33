import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { actAs, callNamed } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { setLocale, useLocale, useText } from '#ui/i18n.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { Problem } from '#ui/problem.ts'
import { useQueryNamed } from '#ui/query.ts'
import { changeSession, type Session } from './session.ts'

interface DemoAccount {
  userName: string
  password: string
  title: { zh: string; en: string }
}

/** The first few are enough to look around; the rest is one click away. */
const SHOWN_ACCOUNTS = 8

interface Installation {
  isDemo: boolean
  accounts?: DemoAccount[]
}

/** Signs in where the user is: the address stays, so a link that was opened works afterwards. */
export function SignInPage() {
  const t = useText()
  const to = useLocale()
  const client = useQueryClient()
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const code = useRef<HTMLInputElement>(null)
  const installation = useQueryNamed<Installation>({ name: 'identity.installation', kind: 'query' }, {})
  const needsCode = problem instanceof Problem && problem.code === 'identity.totp_needed'
  const [askedCode, setAskedCode] = useState(false)

  useEffect(() => {
    document.title = t({ zh: '登录 · 织园', en: 'Sign in · Zhiyuan' })
  }, [t])
  useEffect(() => {
    if (needsCode) {
      setAskedCode(true)
      code.current?.focus()
    }
  }, [needsCode])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    if (!userName.trim() || !password) {
      setProblem(new Error(t({ zh: '请填写用户名和密码。', en: 'Enter the user name and the password.' })))
      first.current?.focus()
      return
    }
    setBusy(true)
    setProblem(undefined)
    actAs(undefined)
    try {
      const { session } = await callNamed<{ session: Session }>(
        { name: 'identity.signIn', kind: 'command' },
        { userName: userName.trim(), password, ...(totp ? { totp: totp.trim() } : {}) },
      )
      changeSession(client, session)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const demo = installation.data?.isDemo ? installation.data : undefined
  const accounts = demo?.accounts ?? []
  const choose = (account: DemoAccount) => {
    setUserName(account.userName)
    setPassword(account.password)
  }
  return (
    <div className="sign-in">
      <main className="sign-in-card">
        <div className="sign-in-head">
          <span className="brand">
            <span className="brand-mark" aria-hidden="true">
              织
            </span>
            {t({ zh: '织园', en: 'Zhiyuan' })}
          </span>
          <Button look="quiet" icon="globe" lang={to === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLocale(to === 'zh' ? 'en' : 'zh')}>
            {to === 'zh' ? 'English' : '中文'}
          </Button>
        </div>
        <h1>{t({ zh: '登录小微企业园管理平台', en: 'Sign in to the park platform' })}</h1>
        <form className="form" noValidate onSubmit={(event) => void submit(event)}>
          {problem !== undefined && !needsCode && <ProblemNotice problem={problem} />}
          {needsCode && <Notice>{t({ zh: '请输入动态验证码。', en: 'Enter the code of your authenticator.' })}</Notice>}
          <div className="field">
            <label htmlFor="user-name">{t({ zh: '用户名', en: 'User name' })}</label>
            <input
              ref={first}
              id="user-name"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={userName}
              onChange={(event) => setUserName(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="password">{t({ zh: '密码', en: 'Password' })}</label>
            <input id="password" type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          </div>
          {askedCode && (
            <div className="field">
              <label htmlFor="totp">{t({ zh: '动态验证码', en: 'Authenticator code' })}</label>
              <input ref={code} id="totp" inputMode="numeric" autoComplete="one-time-code" value={totp} onChange={(event) => setTotp(event.target.value)} />
            </div>
          )}
          <Button type="submit" look="primary" isBusy={isBusy}>
            {t({ zh: '登录', en: 'Sign in' })}
          </Button>
        </form>
        {demo && (
          <section className="demo-accounts">
            <h2>{t({ zh: '演示账号', en: 'Demo accounts' })}</h2>
            <DemoAccounts accounts={accounts.slice(0, SHOWN_ACCOUNTS)} onChoose={choose} />
            {accounts.length > SHOWN_ACCOUNTS && (
              <details>
                <summary>{t({ zh: '全部 {n} 个账号', en: 'All {n} accounts' }, { n: accounts.length })}</summary>
                <DemoAccounts accounts={accounts.slice(SHOWN_ACCOUNTS)} onChoose={choose} />
              </details>
            )}
          </section>
        )}
      </main>
    </div>
  )
}

function DemoAccounts({ accounts, onChoose }: { accounts: readonly DemoAccount[]; onChoose: (account: DemoAccount) => void }) {
  const t = useText()
  return (
    <ul>
      {accounts.map((account) => (
        <li key={account.userName}>
          <Button onClick={() => onChoose(account)}>{t(account.title)}</Button>
        </li>
      ))}
    </ul>
  )
}
