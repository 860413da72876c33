import type { Role } from '#kernel/operation.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/form/Form.tsx'
import type { Fields } from '#ui/form/form-rules.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { holds, usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tag } from '#ui/Tag.tsx'
import { toast } from '#ui/toast.ts'
import { useAct, useAsk } from './calls.ts'
import { ROLE_WORDS } from './role-words.ts'
import { REASON } from './users/reason.ts'

const PROFILES = {
  asvs: { zh: '长度优先：至少 12 位，管理员 15 位（OWASP ASVS）', en: 'Length first: 12 characters, administrators 15 (OWASP ASVS)' },
  dengbao: { zh: '等级保护：另须包含大写、小写、数字、符号中的三类', en: 'Graded protection: also three kinds of characters' },
} as const

/** Rules for passwords, and the roles that must use an authenticator. */
export function SecurityPage() {
  const t = useText()
  const place = usePlace()
  const found = useAsk('securityPolicy', {})
  const save = useAct('saveSecurityPolicy')
  const canSave = holds(place, ['securityAdmin'])
  const fields: Fields = {
    passwordProfile: { type: 'choice', zh: '密码规则', en: 'Password rules', required: true, options: PROFILES },
    totpRoles: {
      type: 'choices',
      zh: '必须使用动态验证码的角色',
      en: 'Roles that must use an authenticator',
      options: Object.fromEntries(Object.entries(ROLE_WORDS).slice(2)),
    },
    ...REASON,
  }
  const send = async (values: Record<string, unknown>) => {
    await save.run({
      passwordProfile: values.passwordProfile as keyof typeof PROFILES,
      totpRoles: (values.totpRoles ?? []) as Role[],
      reason: String(values.reason),
    })
    toast({ text: t({ zh: '安全策略已保存', en: 'The policy is saved' }) })
  }
  return (
    <>
      <PageHead
        title={{ zh: '安全策略', en: 'Security policy' }}
        description={{ zh: '由安全管理员修改，平台管理员和审计员可查看。', en: 'Kept by the security administrator; the other administrators may read it.' }}
      />
      {found.isPending && <Skeleton lines={6} />}
      {found.isError &&
        (found.error.status === 403 ? <EmptyState kind="forbidden" /> : <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />)}
      {found.data && (
        <section className="panel">
          {canSave ? (
            <Form
              key={JSON.stringify(found.data)}
              fields={fields}
              start={{ passwordProfile: found.data.passwordProfile, totpRoles: found.data.totpRoles }}
              onSubmit={send}
            />
          ) : (
            <dl className="facts">
              <div>
                <dt>{t({ zh: '密码规则', en: 'Password rules' })}</dt>
                <dd>{t(PROFILES[found.data.passwordProfile])}</dd>
              </div>
              <div>
                <dt>{t({ zh: '必须使用动态验证码的角色', en: 'Roles that must use an authenticator' })}</dt>
                <dd className="page-actions">
                  {found.data.totpRoles.length === 0 ? '--' : found.data.totpRoles.map((role) => <Tag key={role}>{t(ROLE_WORDS[role])}</Tag>)}
                </dd>
              </div>
            </dl>
          )}
        </section>
      )}
    </>
  )
}
