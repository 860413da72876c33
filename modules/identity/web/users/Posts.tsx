import { useId, useState } from 'react'
import type { Role } from '#kernel/operation.ts'
import { newId } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/form/Form.tsx'
import type { Fields } from '#ui/form/form-rules.ts'
import { formatDate } from '#ui/format.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { usePlace } from '#ui/park.ts'
import { Tag } from '#ui/Tag.tsx'
import { toast } from '#ui/toast.ts'
import { type Membership, type Park, type User, useAct } from '../calls.ts'
import { isCurrent, ROLE_WORDS, ROLES_BY_SCOPE, SCOPE_WORDS } from '../role-words.ts'
import { REASON } from './reason.ts'

/** The posts of a person: now and before; giving and ending them. */
export function Posts({ user, parks }: { user: User; parks: readonly Park[] }) {
  const t = useText()
  const [isNew, setNew] = useState(false)
  const posts = [...user.memberships].sort((a, b) => Number(isCurrent(b)) - Number(isCurrent(a)))
  return (
    <section className="stack">
      <div className="page-actions posts-head">
        <h3>{t({ zh: '岗位', en: 'Posts' })}</h3>
        <Button icon="plus" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
          {t({ zh: '授予岗位', en: 'Give a post' })}
        </Button>
      </div>
      {isNew && <AddPost user={user} parks={parks} onDone={() => setNew(false)} />}
      {posts.length === 0 && (
        <EmptyState
          kind="never"
          what={{ zh: '岗位', en: 'post' }}
          hint={{ zh: '没有岗位的账号登录后看不到任何园区。', en: 'Without a post the account sees no park.' }}
        />
      )}
      <ul className="posts">
        {posts.map((post) => (
          <Post key={post.id} post={post} parks={parks} />
        ))}
      </ul>
    </section>
  )
}

function mayAppoint(roles: readonly Role[], scopeKind: Membership['scopeKind']): boolean {
  return roles.includes(scopeKind === 'platform' ? 'securityAdmin' : 'platformAdmin')
}

function Post({ post, parks }: { post: Membership; parks: readonly Park[] }) {
  const t = useText()
  const place = usePlace()
  const end = useAct('endMembership')
  const [isEnding, setEnding] = useState(false)
  const isNow = isCurrent(post)
  const where = post.parkIds
    .map((id) => parks.find((park) => park.id === id))
    .map((park) => (park ? t({ zh: park.nameZh, en: park.nameEn }) : ''))
    .filter(Boolean)
    .join('、')
  const send = async ({ reason }: Record<string, unknown>) => {
    await end.run({ id: post.id, reason: String(reason) })
    toast({ text: t({ zh: '岗位已结束', en: 'The post has ended' }) })
  }
  return (
    <li>
      <div>
        <p>
          <strong>{post.roles.map((role) => t(ROLE_WORDS[role])).join('、')}</strong> {isNow ? null : <Tag>{t({ zh: '已结束', en: 'Ended' })}</Tag>}
        </p>
        <p className="quiet">
          {t(SCOPE_WORDS[post.scopeKind])}
          {where && ` · ${where}`} · {formatDate(post.validFrom)} ～ {post.validUntil ? formatDate(post.validUntil) : t({ zh: '长期', en: 'open' })}
        </p>
      </div>
      {isNow && mayAppoint(place.roles, post.scopeKind) && !isEnding && (
        <Button look="danger" onClick={() => setEnding(true)}>
          {t({ zh: '结束', en: 'End' })}
        </Button>
      )}
      {isEnding && (
        <Form fields={REASON} start={{}} onSubmit={send} onCancel={() => setEnding(false)} submitLabel={t({ zh: '结束岗位', en: 'End the post' })} />
      )}
    </li>
  )
}

function AddPost({ user, parks, onDone }: { user: User; parks: readonly Park[]; onDone: () => void }) {
  const t = useText()
  const place = usePlace()
  const id = useId()
  const kinds = (Object.keys(ROLES_BY_SCOPE) as Membership['scopeKind'][]).filter((kind) => mayAppoint(place.roles, kind))
  const [kind, setKind] = useState<Membership['scopeKind']>(kinds.includes('park') ? 'park' : (kinds[0] ?? 'park'))
  const [postId] = useState(newId)
  const add = useAct('addMembership')
  const parkOptions = Object.fromEntries(parks.map((park) => [park.id, { zh: park.nameZh, en: park.nameEn }]))
  const fields: Fields = {
    roles: {
      type: 'choices',
      zh: '岗位',
      en: 'Roles',
      required: true,
      options: Object.fromEntries((ROLES_BY_SCOPE[kind] ?? []).map((role) => [role, ROLE_WORDS[role]])),
    },
    ...(kind === 'park' || kind === 'company' ? { park: { type: 'choice', zh: '园区', en: 'Park', required: true, options: parkOptions } as const } : {}),
    ...(kind === 'parks' ? { parks: { type: 'choices', zh: '在管园区', en: 'Parks', required: true, options: parkOptions } as const } : {}),
    ...(kind === 'company'
      ? {
          company: {
            type: 'text',
            zh: '企业标识',
            en: 'Company id',
            required: true,
            max: 36,
            help: {
              zh: '在企业台账打开该企业，复制地址栏 open= 后面的一段',
              en: 'Open the company in its register and copy what follows open= in the address',
            },
          } as const,
        }
      : {}),
    until: { type: 'date', zh: '有效期至', en: 'Valid until', help: { zh: '留空为长期', en: 'Empty: open' } },
    reason: { type: 'text', zh: '理由', en: 'Reason', max: 500 },
  }
  const send = async (values: Record<string, unknown>) => {
    await add.run({
      id: postId,
      userId: user.id,
      scopeKind: kind,
      roles: values.roles as Role[],
      parkIds: kind === 'parks' ? (values.parks as string[]) : values.park ? [String(values.park)] : [],
      ...(values.company ? { companyId: String(values.company) } : {}),
      ...(values.until ? { validUntil: `${String(values.until)}T23:59:59+08:00` } : {}),
      ...(values.reason ? { reason: String(values.reason) } : {}),
    })
    toast({ text: t({ zh: '岗位已授予', en: 'The post is given' }) })
    onDone()
  }
  return (
    <div className="stack add-post">
      <div className="condition">
        <label htmlFor={id}>{t({ zh: '范围', en: 'Scope' })}</label>
        <span className="select">
          <select id={id} value={kind} onChange={(event) => setKind(event.target.value as Membership['scopeKind'])}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(SCOPE_WORDS[one])}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" size={14} />
        </span>
      </div>
      <Form key={kind} fields={fields} start={{}} onSubmit={send} onCancel={onDone} submitLabel={t({ zh: '授予', en: 'Give' })} />
    </div>
  )
}
