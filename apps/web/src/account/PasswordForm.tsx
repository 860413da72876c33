import { type FormEvent, useId, useState } from 'react'
import { callNamed } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { toast } from '#ui/toast.ts'

/** Changes one's own password; the other sessions end. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const t = useText()
  const id = useId()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    if (!current || !next) return setProblem(new Error(t({ zh: '请填写当前密码和新密码。', en: 'Enter the current and the new password.' })))
    if (next !== again) return setProblem(new Error(t({ zh: '两次输入的新密码不一致，请重新输入。', en: 'The new passwords differ; type them again.' })))
    setBusy(true)
    try {
      await callNamed({ name: 'identity.changePassword', kind: 'command' }, { currentPassword: current, newPassword: next })
      toast({ text: t({ zh: '密码已修改，其他设备已退出登录', en: 'Password changed; other devices are signed out' }) })
      setCurrent('')
      setNext('')
      setAgain('')
      setProblem(undefined)
      onDone()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const fields = [
    { key: 'current', label: t({ zh: '当前密码', en: 'Current password' }), value: current, set: setCurrent, complete: 'current-password' },
    { key: 'next', label: t({ zh: '新密码', en: 'New password' }), value: next, set: setNext, complete: 'new-password' },
    { key: 'again', label: t({ zh: '再次输入新密码', en: 'New password again' }), value: again, set: setAgain, complete: 'new-password' },
  ]
  return (
    <form className="form" noValidate onSubmit={(event) => void submit(event)}>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {fields.map((field) => (
        <div key={field.key} className="field">
          <label htmlFor={`${id}-${field.key}`}>{field.label}</label>
          <input
            id={`${id}-${field.key}`}
            type="password"
            autoComplete={field.complete}
            value={field.value}
            onChange={(event) => field.set(event.target.value)}
          />
        </div>
      ))}
      <div className="form-actions">
        <Button type="submit" look="primary" isBusy={isBusy}>
          {t({ zh: '修改密码', en: 'Change password' })}
        </Button>
      </div>
    </form>
  )
}
