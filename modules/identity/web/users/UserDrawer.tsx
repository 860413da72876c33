import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/form/Form.tsx'
import { EMPTY, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { holds, usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { toast } from '#ui/toast.ts'
import { type Park, type User, useAct } from '../calls.ts'
import { TemporaryPassword } from './CreateUser.tsx'
import { Posts } from './Posts.tsx'
import { REASON } from './reason.ts'
import { UserState } from './UserState.tsx'

type Act = 'disable' | 'enable' | 'resetPassword' | 'resetTotp'

/** One account: what it is, its posts, and what an administrator may do with it. */
export function UserDrawer({ user, parks, onClose }: { user: User | undefined; parks: readonly Park[]; onClose: () => void }) {
  const t = useText()
  return (
    <Dialog title={user?.displayName ?? t({ zh: '账号', en: 'Account' })} isOpen isDrawer onClose={onClose}>
      {user ? <Account key={user.id} user={user} parks={parks} /> : <Skeleton lines={8} />}
    </Dialog>
  )
}

function Account({ user, parks }: { user: User; parks: readonly Park[] }) {
  const t = useText()
  const place = usePlace()
  const [act, setAct] = useState<Act>()
  const [password, setPassword] = useState<string>()
  const disable = useAct('disableUser')
  const enable = useAct('enableUser')
  const resetPassword = useAct('resetPassword')
  const resetTotp = useAct('resetTotp')
  const isPlatform = holds(place, ['platformAdmin'])
  const isSecurity = holds(place, ['securityAdmin'])
  const titles: Readonly<Record<Act, string>> = {
    disable: t({ zh: '停用账号', en: 'Disable' }),
    enable: t({ zh: '启用账号', en: 'Enable' }),
    resetPassword: t({ zh: '重置密码', en: 'Reset password' }),
    resetTotp: t({ zh: '重置动态验证码', en: 'Reset authenticator' }),
  }
  const offered: Act[] = [
    ...(isPlatform ? ([user.isDisabled ? 'enable' : 'disable', 'resetPassword'] as const) : []),
    ...(isSecurity && user.hasTotp ? (['resetTotp'] as const) : []),
  ]
  const send = async ({ reason }: Record<string, unknown>) => {
    const input = { userId: user.id, reason: String(reason) }
    if (act === 'resetPassword') setPassword((await resetPassword.run(input)).temporaryPassword)
    else {
      await (act === 'enable' ? enable : act === 'resetTotp' ? resetTotp : disable).run(input)
      toast({ text: t({ zh: '{act}：已完成', en: '{act}: done' }, { act: act ? titles[act] : '' }) })
    }
    setAct(undefined)
  }
  const facts: { title: string; value: React.ReactNode }[] = [
    { title: t({ zh: '用户名', en: 'User name' }), value: user.userName },
    { title: t({ zh: '状态', en: 'State' }), value: <UserState key="state" user={user} /> },
    { title: t({ zh: '动态验证码', en: 'Authenticator' }), value: user.hasTotp ? t({ zh: '已启用', en: 'On' }) : t({ zh: '未启用', en: 'Off' }) },
    { title: t('createdAt'), value: formatTime(user.createdAt) },
    { title: t({ zh: '最近使用', en: 'Last seen' }), value: user.lastSeenAt ? formatTime(user.lastSeenAt) : EMPTY },
  ]
  return (
    <div className="stack">
      {password && <TemporaryPassword userName={user.userName} password={password} />}
      <dl className="facts">
        {facts.map(({ title, value }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {offered.length > 0 && (
        <div className="page-actions">
          {offered.map((one) => (
            <Button key={one} look={one === 'disable' ? 'danger' : 'default'} aria-expanded={act === one} onClick={() => setAct(act === one ? undefined : one)}>
              {titles[one]}
            </Button>
          ))}
        </div>
      )}
      {act && <Form key={act} fields={REASON} start={{}} onSubmit={send} onCancel={() => setAct(undefined)} submitLabel={titles[act]} />}
      <Posts user={user} parks={parks} />
    </div>
  )
}
