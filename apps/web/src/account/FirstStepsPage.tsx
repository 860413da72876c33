import { useQueryClient } from '@tanstack/react-query'
import { useText } from '#ui/i18n.ts'
import { SESSION_KEY, useSession } from '../session.ts'
import { ConfirmIdentity } from './ConfirmIdentity.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactor } from './SecondFactor.tsx'

/** What the server wants before anything else: a password of one's own, then a second factor. */
export function FirstStepsPage() {
  const t = useText()
  const session = useSession()
  const client = useQueryClient()
  const renew = () => void client.invalidateQueries({ queryKey: SESSION_KEY })
  return (
    <div className="sign-in">
      <main className="sign-in-card">
        {session.mustChangePassword ? (
          <>
            <h1>{t({ zh: '请先设置自己的密码', en: 'Set a password of your own first' })}</h1>
            <PasswordForm onDone={renew} />
          </>
        ) : (
          <>
            <h1>{t({ zh: '你的岗位需要动态验证码', en: 'Your post needs an authenticator' })}</h1>
            <SecondFactor hasTotp={session.user.hasTotp} onDone={renew} />
          </>
        )}
      </main>
      <ConfirmIdentity />
    </div>
  )
}
