import { type FormEvent, useEffect, useState } from 'react'
import { callNamed, whenProofNeeded } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { useSession } from '../session.ts'

/** Asks for password or code when the server wants a fresh proof, then lets the waiting call go on. Mounted once. */
export function ConfirmIdentity() {
  const t = useText()
  const { user } = useSession()
  const [answer, setAnswer] = useState<(isProved: boolean) => void>()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<unknown>()
  useEffect(() => {
    whenProofNeeded(() => new Promise<boolean>((resolve) => setAnswer(() => resolve)))
    return () => whenProofNeeded(async () => false)
  }, [])
  if (!answer) return null
  const end = (isProved: boolean) => {
    answer(isProved)
    setAnswer(undefined)
    setText('')
    setProblem(undefined)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await callNamed({ name: 'identity.confirmIdentity', kind: 'command' }, user.hasTotp ? { totp: text.trim() } : { password: text })
      end(true)
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Dialog title={t({ zh: '请确认是你本人', en: 'Confirm that it is you' })} isOpen onClose={() => end(false)}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <p>{t({ zh: '这项操作需要在 5 分钟内重新验证身份。', en: 'This needs a proof of identity given within the last five minutes.' })}</p>
        <div className="field">
          <label htmlFor="proof">{user.hasTotp ? t({ zh: '动态验证码', en: 'Authenticator code' }) : t({ zh: '密码', en: 'Password' })}</label>
          <input
            id="proof"
            type={user.hasTotp ? 'text' : 'password'}
            inputMode={user.hasTotp ? 'numeric' : undefined}
            autoComplete={user.hasTotp ? 'one-time-code' : 'current-password'}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className="form-actions">
          <Button type="submit" look="primary">
            {t({ zh: '确认', en: 'Confirm' })}
          </Button>
          <Button onClick={() => end(false)}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
