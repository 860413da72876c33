import { useQueryClient } from '@tanstack/react-query'
import { Button } from '#ui/Button.tsx'
import { formatRelative, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { useCommandNamed, useQueryNamed } from '#ui/query.ts'
import { Tag } from '#ui/Tag.tsx'
import { SESSION_KEY, useSession } from '../session.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactor } from './SecondFactor.tsx'

interface OpenSession {
  id: string
  kind: 'browser' | 'script'
  address: string | null
  userAgent: string | null
  seenAt: string
  isCurrent: boolean
}

/** One's own account: password, second factor, open sessions. */
export function AccountPage() {
  const t = useText()
  const { user } = useSession()
  const client = useQueryClient()
  const renew = () => void client.invalidateQueries({ queryKey: SESSION_KEY })
  return (
    <>
      <PageHead
        title={{ zh: '我的账号', en: 'My account' }}
        description={{ zh: `${user.displayName}（${user.userName}）`, en: `${user.displayName} (${user.userName})` }}
        clauses={['7.3.1']}
      />
      <div className="columns-2">
        <section className="panel stack">
          <h2>{t({ zh: '修改密码', en: 'Password' })}</h2>
          <PasswordForm onDone={renew} />
        </section>
        <div className="stack">
          <section className="panel stack">
            <h2>{t({ zh: '动态验证码', en: 'Authenticator' })}</h2>
            <SecondFactor key={String(user.hasTotp)} hasTotp={user.hasTotp} onDone={renew} />
          </section>
          <section className="panel stack">
            <h2>{t({ zh: '登录中的设备', en: 'Open sessions' })}</h2>
            <Sessions />
          </section>
        </div>
      </div>
    </>
  )
}

function Sessions() {
  const t = useText()
  const found = useQueryNamed<{ rows: OpenSession[] }>({ name: 'identity.sessionList', kind: 'query' }, {})
  const end = useCommandNamed<{ id: string }, unknown>({ name: 'identity.endSession', kind: 'command' })
  return (
    <ul className="messages">
      {(found.data?.rows ?? []).map((one) => (
        <li key={one.id}>
          <p>
            <strong>
              {one.kind === 'script'
                ? t({ zh: '程序', en: 'Script' })
                : (one.userAgent?.match(/(Edg|Chrome|Firefox|Safari|MicroMessenger|DingTalk)/)?.[0] ?? t({ zh: '浏览器', en: 'Browser' }))}
            </strong>{' '}
            {one.address ?? ''}{' '}
            {one.isCurrent && (
              <Tag tone="info" icon="check">
                {t({ zh: '本机', en: 'This device' })}
              </Tag>
            )}
          </p>
          <time dateTime={one.seenAt} title={formatTime(one.seenAt)}>
            {formatRelative(one.seenAt)}
          </time>{' '}
          {!one.isCurrent && <Button onClick={() => void end.run({ id: one.id })}>{t({ zh: '结束', en: 'End' })}</Button>}
        </li>
      ))}
    </ul>
  )
}
