import { type FormEvent, useState } from 'react'
import { callNamed } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { CopyableId } from '#ui/CopyableId.tsx'
import { useText } from '#ui/i18n.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'

/** Sets up or turns off the authenticator; recovery codes are shown once. */
export function SecondFactor({ hasTotp, onDone }: { hasTotp: boolean; onDone: () => void }) {
  const t = useText()
  const [started, setStarted] = useState<{ secret: string; url: string }>()
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState<readonly string[]>()
  const [problem, setProblem] = useState<unknown>()
  const attempt = async (work: () => Promise<void>) => {
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(error)
    }
  }
  const start = () => attempt(async () => setStarted(await callNamed({ name: 'identity.startTotp', kind: 'command' }, {})))
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      const { recoveryCodes } = await callNamed<{ recoveryCodes: string[] }>({ name: 'identity.confirmTotp', kind: 'command' }, { code: code.trim() })
      setStarted(undefined)
      setRecovery(recoveryCodes)
    })
  }
  const stop = () =>
    attempt(async () => {
      await callNamed({ name: 'identity.removeTotp', kind: 'command' }, {})
      onDone()
    })
  if (recovery) {
    return (
      <Notice tone="good" title={t({ zh: '动态验证码已启用', en: 'The authenticator is on' })} actions={<Button onClick={onDone}>{t('done')}</Button>}>
        <p>{t({ zh: '请保存以下恢复码，每个只能用一次，离开后不再显示：', en: 'Keep these recovery codes; each works once and they are not shown again:' })}</p>
        <ul>
          {recovery.map((one) => (
            <li key={one}>
              <CopyableId text={one} />
            </li>
          ))}
        </ul>
      </Notice>
    )
  }
  return (
    <div className="stack">
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <p>
        {hasTotp
          ? t({ zh: '动态验证码已启用。', en: 'The authenticator is on.' })
          : t({ zh: '登录时除密码外再输入手机上的动态验证码，账号更安全。', en: 'A code from your phone besides the password makes the account safer.' })}
      </p>
      {started && (
        <form className="form" onSubmit={confirm}>
          <p>
            {t({ zh: '在验证器 App 中添加密钥：', en: 'Add this key to your authenticator app:' })} <CopyableId text={started.secret} />
          </p>
          <p>
            <a href={started.url}>{t({ zh: '在本机验证器中打开', en: 'Open in the authenticator of this device' })}</a>
          </p>
          <div className="field">
            <label htmlFor="totp-code">{t({ zh: '输入显示的 6 位验证码', en: 'The six digits it shows' })}</label>
            <input id="totp-code" inputMode="numeric" autoComplete="one-time-code" value={code} onChange={(event) => setCode(event.target.value)} />
          </div>
          <div className="form-actions">
            <Button type="submit" look="primary">
              {t({ zh: '启用', en: 'Turn on' })}
            </Button>
          </div>
        </form>
      )}
      {!started && (
        <div className="form-actions">
          {hasTotp ? (
            <Button look="danger" onClick={() => void stop()}>
              {t({ zh: '停用', en: 'Turn off' })}
            </Button>
          ) : (
            <Button onClick={() => void start()}>{t({ zh: '开始设置', en: 'Set up' })}</Button>
          )}
        </div>
      )}
    </div>
  )
}
