import { useId, useState } from 'react'
import type { Role } from '#kernel/operation.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/form/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { holds, usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { toast } from '#ui/toast.ts'
import { useUrlState } from '#ui/url-state.ts'
import { type Roles, useAct, useAsk } from './calls.ts'
import { MODULE_WORDS, ROLE_WORDS } from './role-words.ts'
import { REASON } from './users/reason.ts'
import './identity.css'

type Operation = Roles['operations'][number]

const TABS = [
  { key: 'matrix', title: { zh: '权限', en: 'Permissions' } },
  { key: 'history', title: { zh: '变更记录', en: 'Changes' } },
] as const

/** What each role may do, and what was changed from the defaults by whom and why. */
export function RolesPage() {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const found = useAsk('roleList', {})
  const tab = TABS.find((one) => one.key === url.tab)?.key ?? 'matrix'
  return (
    <>
      <PageHead
        title={{ zh: '角色与权限', en: 'Roles and permissions' }}
        description={{
          zh: '每项操作由哪些岗位持有。安全管理员可以授予或收回，理由写入审计日志。',
          en: 'Which posts hold each operation. The security administrator grants and revokes, with a reason for the audit log.',
        }}
      />
      {found.isPending && <Skeleton lines={12} />}
      {found.isError &&
        (found.error.status === 403 ? <EmptyState kind="forbidden" /> : <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />)}
      {found.data && (
        <Tabs
          label={t({ zh: '角色与权限', en: 'Roles and permissions' })}
          tabs={TABS}
          selected={tab}
          onSelect={(key) => setUrl({ tab: key === 'matrix' ? undefined : key })}
        >
          {tab === 'matrix' ? <Matrix roles={found.data} /> : <History history={found.data.history} operations={found.data.operations} />}
        </Tabs>
      )}
    </>
  )
}

function History({ history, operations }: { history: Roles['history']; operations: readonly Operation[] }) {
  const t = useText()
  const titleOf = (name: string) => {
    const found = operations.find((one) => one.name === name)
    return found ? t(found.title) : name
  }
  return (
    <section className="panel">
      <Timeline
        entries={history.map((change) => ({
          id: `${change.at} ${change.role} ${change.operation}`,
          at: change.at,
          by: change.actorName ?? t({ zh: '系统', en: 'System' }),
          action: t(
            change.isGranted
              ? { zh: '授予{role}「{operation}」：{reason}', en: 'granted {operation} to {role}: {reason}' }
              : { zh: '收回{role}「{operation}」：{reason}', en: 'revoked {operation} from {role}: {reason}' },
            {
              role: t(ROLE_WORDS[change.role as Role] ?? { zh: change.role, en: change.role }),
              operation: titleOf(change.operation),
              reason: change.reason ?? '--',
            },
          ),
        }))}
      />
    </section>
  )
}

function Matrix({ roles }: { roles: Roles }) {
  const t = useText()
  const place = usePlace()
  const id = useId()
  const [url, setUrl] = useUrlState()
  const [changed, setChanged] = useState<Operation>()
  const role = roles.roles.find((one) => one === url.role) ?? 'parkDirector'
  const search = url.q === undefined ? '' : String(url.q)
  const isHeldOnly = url.held === 1
  const wanted = search.toLowerCase()
  const rows = roles.operations.filter(
    (one) => `${one.name} ${one.title.zh} ${one.title.en}`.toLowerCase().includes(wanted) && (!isHeldOnly || one.roles.includes(role)),
  )
  const modules = [...new Set(rows.map((one) => one.name.split('.')[0] ?? ''))]
  const canChange = holds(place, ['securityAdmin'])
  const searchLabel = t({ zh: '搜索操作', en: 'Search operations' })
  return (
    <div className="list-page">
      <section className="panel" aria-label={t(ROLE_WORDS[role])}>
        <search className="list-head user-filters">
          <div className="condition">
            <label htmlFor={id}>{t({ zh: '角色', en: 'Role' })}</label>
            <span className="select">
              <select id={id} value={role} onChange={(event) => setUrl({ role: event.target.value })}>
                {roles.roles.map((one) => (
                  <option key={one} value={one}>
                    {t(ROLE_WORDS[one])}
                  </option>
                ))}
              </select>
              <Icon name="chevronDown" size={14} />
            </span>
          </div>
          <span className="search-box">
            <Icon name="search" />
            <input
              type="search"
              aria-label={searchLabel}
              placeholder={searchLabel}
              value={search}
              onChange={(event) => setUrl({ q: event.target.value || undefined }, { replace: true })}
            />
          </span>
          <Button aria-pressed={isHeldOnly} onClick={() => setUrl({ held: isHeldOnly ? undefined : 1 })}>
            {t({ zh: '只看持有', en: 'Held only' })}
          </Button>
          <span className="quiet">
            {t(
              { zh: '持有 {n} / {total} 项', en: 'Holds {n} of {total}' },
              { n: formatNumber(roles.operations.filter((one) => one.roles.includes(role)).length), total: formatNumber(roles.operations.length) },
            )}
          </span>
        </search>
        {rows.length === 0 && (
          <EmptyState kind="filtered" what={{ zh: '操作', en: 'operation' }}>
            <Button onClick={() => setUrl({ q: undefined, held: undefined })}>{t('empty.clear')}</Button>
          </EmptyState>
        )}
        {modules.map((module) => (
          <PermissionTable
            key={module}
            module={module}
            role={role}
            rows={rows.filter((one) => one.name.startsWith(`${module}.`))}
            {...(canChange ? { onChange: setChanged } : {})}
          />
        ))}
      </section>
      {changed && <ChangePermission role={role} operation={changed} onClose={() => setChanged(undefined)} />}
    </div>
  )
}

function PermissionTable({
  module,
  role,
  rows,
  onChange,
}: {
  module: string
  role: Role
  rows: readonly Operation[]
  onChange?: (operation: Operation) => void
}) {
  const t = useText()
  const titles = {
    kind: t({ zh: '性质', en: 'Kind' }),
    held: t({ zh: '是否持有', en: 'Held' }),
    others: t({ zh: '持有的岗位', en: 'Held by' }),
  }
  return (
    <table className="list compact permissions">
      <caption>{t(MODULE_WORDS[module] ?? { zh: module, en: module })}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '操作', en: 'Operation' })}</th>
          {Object.values(titles).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => {
          const isHeld = one.roles.includes(role)
          return (
            <tr key={one.name}>
              <td>
                {t(one.title)} <code className="quiet">{one.name}</code>
              </td>
              <td data-label={titles.kind}>{one.kind === 'command' ? t({ zh: '办理', en: 'Does' }) : t({ zh: '查看', en: 'Reads' })}</td>
              <td data-label={titles.held}>
                <span className="page-actions">
                  {isHeld ? (
                    <Tag tone="good" icon="check">
                      {t({ zh: '持有', en: 'Held' })}
                    </Tag>
                  ) : (
                    <Tag>{t({ zh: '没有', en: 'Not held' })}</Tag>
                  )}
                  {isHeld !== one.defaultRoles.includes(role) && <Tag tone="warn">{t({ zh: '与默认不同', en: 'Changed' })}</Tag>}
                  {onChange && !one.isFixed && (
                    <Button
                      look="quiet"
                      aria-label={t(
                        { zh: '{what}：{name}', en: '{what}: {name}' },
                        { what: isHeld ? t({ zh: '收回', en: 'Revoke' }) : t({ zh: '授予', en: 'Grant' }), name: t(one.title) },
                      )}
                      onClick={() => onChange(one)}
                    >
                      {isHeld ? t({ zh: '收回', en: 'Revoke' }) : t({ zh: '授予', en: 'Grant' })}
                    </Button>
                  )}
                </span>
              </td>
              <td data-label={titles.others}>{one.roles.map((holder) => t(ROLE_WORDS[holder])).join('、') || '--'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function ChangePermission({ role, operation, onClose }: { role: Role; operation: Operation; onClose: () => void }) {
  const t = useText()
  const grant = useAct('grantPermission')
  const revoke = useAct('revokePermission')
  const isHeld = operation.roles.includes(role)
  const args = { role: t(ROLE_WORDS[role]), operation: t(operation.title) }
  const title = isHeld
    ? t({ zh: '收回{role}的「{operation}」', en: 'Revoke {operation} from {role}' }, args)
    : t({ zh: '授予{role}「{operation}」', en: 'Grant {operation} to {role}' }, args)
  const send = async ({ reason }: Record<string, unknown>) => {
    await (isHeld ? revoke : grant).run({ role, operation: operation.name, reason: String(reason) })
    toast({ text: t({ zh: '权限已调整', en: 'The permission is changed' }) })
    onClose()
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form fields={REASON} start={{}} onSubmit={send} onCancel={onClose} />
    </Dialog>
  )
}
