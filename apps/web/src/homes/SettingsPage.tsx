import { useState } from 'react'
import type { AnswerOf } from '#kernel/operation.ts'
import type { mailSettings } from '#modules/notifications/contract.ts'
import { callNamed } from '#ui/api.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form } from '#ui/form/Form.tsx'
import { setLocale, useLocale, useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { holds, pathIn, usePlace } from '#ui/park.ts'
import { useCommandNamed, useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { toast } from '#ui/toast.ts'
import { useElderMode } from '../elder-mode.ts'
import { useSession } from '../session.ts'
import './homes.css'

/** Choices of the person: language, elder mode, where messages go. On phones this is 「我的」. */
export function SettingsPage() {
  const t = useText()
  const place = usePlace()
  const { user } = useSession()
  const isPhone = place.surface === 'phone'
  return (
    <>
      <PageHead
        title={isPhone ? { zh: '我的', en: 'Me' } : { zh: '设置', en: 'Settings' }}
        description={{ zh: `${user.displayName}（${user.userName}）`, en: `${user.displayName} (${user.userName})` }}
      />
      <div className="columns-2">
        <Display />
        <div className="stack">
          <Mail />
          <section className="panel stack">
            <h2>{t({ zh: '账号与园区', en: 'Account and park' })}</h2>
            <ul className="settings-list">
              <li>
                <p>
                  <strong>{t({ zh: '密码、动态验证码、登录设备', en: 'Password, authenticator, open sessions' })}</strong>
                </p>
                <ButtonLink to={pathIn(place, 'account')} icon="user">
                  {t({ zh: '我的账号', en: 'My account' })}
                </ButtonLink>
              </li>
              {place.surface === 'operator' && (
                <li>
                  <p>
                    <strong>{t({ zh: '提醒阶梯与通知渠道', en: 'Reminders and channels' })}</strong>
                    <br />
                    <span className="quiet">{t({ zh: '到期前后哪几天提醒，推送到哪些群', en: 'On which days people are reminded, and in which groups' })}</span>
                  </p>
                  <ButtonLink to={`${pathIn(place, 'messages')}?tab=reminders`} icon="bell">
                    {t({ zh: '提醒设置', en: 'Reminders' })}
                  </ButtonLink>
                </li>
              )}
              {place.surface === 'operator' && <PublicPageLine />}
            </ul>
          </section>
        </div>
      </div>
    </>
  )
}

function remember(choice: Record<string, unknown>): void {
  // The device keeps the choice at once; the account takes it to other devices.
  void callNamed({ name: 'identity.setPreferences', kind: 'command' }, choice).catch(() => undefined)
}

function Display() {
  const t = useText()
  const to = useLocale()
  const { user } = useSession()
  const [isElder, setElder] = useElderMode(user.isElderMode)
  return (
    <section className="panel stack">
      <h2>{t({ zh: '显示', en: 'Display' })}</h2>
      <ul className="settings-list">
        <li>
          <p>
            <strong>{t('language')}</strong>
          </p>
          <fieldset className="page-actions" aria-label={t('language')}>
            {(['zh', 'en'] as const).map((one) => (
              <Button
                key={one}
                look={to === one ? 'primary' : 'default'}
                aria-pressed={to === one}
                lang={one === 'zh' ? 'zh-CN' : 'en'}
                onClick={() => {
                  setLocale(one)
                  remember({ locale: one })
                }}
              >
                {one === 'zh' ? '中文' : 'English'}
              </Button>
            ))}
          </fieldset>
        </li>
        <li>
          <p>
            <strong>{t({ zh: '长辈版', en: 'Elder mode' })}</strong>
            <br />
            <span className="quiet">{t({ zh: '大字、大按钮、单列显示', en: 'Large text, large buttons, one column' })}</span>
          </p>
          <Button
            look={isElder ? 'primary' : 'default'}
            aria-pressed={isElder}
            onClick={() => {
              setElder(!isElder)
              remember({ isElderMode: !isElder })
            }}
          >
            {isElder ? t({ zh: '已打开', en: 'On' }) : t({ zh: '打开', en: 'Turn on' })}
          </Button>
        </li>
      </ul>
    </section>
  )
}

function Mail() {
  const t = useText()
  const found = useQueryNamed<AnswerOf<typeof mailSettings>>({ name: 'notifications.mailSettings', kind: 'query', scope: 'self' }, {})
  const save = useCommandNamed<{ address: string | null }, unknown>({ name: 'notifications.setMail', kind: 'command', scope: 'self' })
  const [at, setAt] = useState(0)
  const send = async (values: Record<string, unknown>) => {
    const address = values.address ? String(values.address) : null
    await save.run({ address })
    setAt((n) => n + 1)
    toast({
      text: address ? t({ zh: '消息会同时发到 {address}', en: 'Messages also go to {address}' }, { address }) : t({ zh: '不再发送邮件', en: 'No more mail' }),
    })
  }
  return (
    <section className="panel stack">
      <h2>{t({ zh: '邮件通知', en: 'Mail' })}</h2>
      {found.isPending && <Skeleton lines={3} />}
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && !found.data.isOffered && (
        <p className="quiet">
          {t({ zh: '本系统尚未配置发信服务器；填写的地址会保存，配置后生效。', en: 'No mail server is set up yet; the address is kept until there is one.' })}
        </p>
      )}
      {found.data && (
        <Form
          key={`${at} ${found.data.address ?? ''}`}
          fields={{ address: { type: 'text', zh: '邮箱地址', en: 'Mail address', max: 200, help: { zh: '留空则不发送邮件', en: 'Empty: no mail' } } }}
          start={{ address: found.data.address ?? '' }}
          onSubmit={send}
        />
      )}
    </section>
  )
}

function PublicPageLine() {
  const t = useText()
  const place = usePlace()
  const found = useQueryNamed<{ isPublished: boolean }>({ name: 'conformity.publicPage', kind: 'query', scope: 'park' }, {})
  if (!found.data) return null
  return (
    <li>
      <p>
        <strong>{t({ zh: '对外公开页', en: 'Public page' })}</strong>
        <br />
        <span className="quiet">
          {found.data.isPublished ? t({ zh: '已公开，任何人可看', en: 'Published, open to everybody' }) : t({ zh: '未公开', en: 'Not published' })}
        </span>
      </p>
      {found.data.isPublished && (
        <a className="button default" href={`/p/${place.parkCode ?? ''}`} target="_blank" rel="noreferrer">
          {t({ zh: '打开公开页', en: 'Open it' })}
        </a>
      )}
      {holds(place, ['parkDirector', 'informationOfficer', 'parkAuditor']) && (
        <ButtonLink to={pathIn(place, 'conformity/publication')} icon="globe">
          {t({ zh: '公开设置', en: 'Publication' })}
        </ButtonLink>
      )}
    </li>
  )
}
