import { useEffect, useId, useRef, useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { EMPTY, formatRelative } from '#ui/format.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { Pager } from '#ui/list/Pager.tsx'
import { ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { holds, pathIn, usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { addressWith, useUrlState } from '#ui/url-state.ts'
import { type Park, type User, useAsk, useParks } from './calls.ts'
import { isCurrent, ROLE_WORDS } from './role-words.ts'
import { CreateUser } from './users/CreateUser.tsx'
import { UserDrawer } from './users/UserDrawer.tsx'
import { UserState } from './users/UserState.tsx'
import './identity.css'

const LIMIT = 20
const NONE: readonly Park[] = []

/** Every account with its posts. */
export function UsersPage() {
  const t = useText()
  const place = usePlace()
  const [url, setUrl] = useUrlState()
  const [isNew, setNew] = useState(false)
  const previous = useRef<(string | undefined)[]>([])
  const canKeep = holds(place, ['platformAdmin'])
  const parks = useParks(canKeep).data?.rows ?? NONE
  const search = url.q === undefined ? '' : String(url.q)
  const role = Object.hasOwn(ROLE_WORDS, String(url.role)) ? (String(url.role) as keyof typeof ROLE_WORDS) : undefined
  const parkId = typeof url.park === 'string' ? url.park : undefined
  const cursor = typeof url.c === 'string' ? url.c : undefined
  const page = Math.max(1, Number(url.p) || 1)
  const limit = Number(url.n) || LIMIT
  const found = useAsk('userList', { search: search || undefined, role, parkId, cursor, limit })
  const rows = found.data?.rows ?? []
  const open = typeof url.open === 'string' ? url.open : undefined
  const filter = (change: Record<string, unknown>) => setUrl({ ...change, c: undefined, p: undefined })
  const isFiltered = Boolean(search || role || parkId)
  return (
    <div className="list-page">
      <PageHead
        title={{ zh: '用户与岗位', en: 'Users and posts' }}
        description={{
          zh: '平台管理员管理账号和园区、企业岗位；三类管理员岗位由安全管理员任免。',
          en: 'The platform administrator keeps accounts and posts; the three administrators are appointed by the security administrator.',
        }}
      >
        {canKeep && (
          <Button look="primary" icon="plus" onClick={() => setNew(true)}>
            {t({ zh: '新建账号', en: 'New account' })}
          </Button>
        )}
      </PageHead>
      <section className="panel" aria-label={t({ zh: '账号', en: 'Accounts' })}>
        <Filters search={search} role={role} parkId={parkId} parks={parks} isFiltered={isFiltered} onChange={filter} />
        {found.isPending && <Skeleton lines={10} />}
        {found.isError &&
          (found.error.status === 403 ? <EmptyState kind="forbidden" /> : <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />)}
        {found.data && rows.length === 0 && (
          <EmptyState kind="filtered" what={{ zh: '账号', en: 'account' }}>
            <Button onClick={() => filter({ q: undefined, role: undefined, park: undefined })}>{t('empty.clear')}</Button>
          </EmptyState>
        )}
        {rows.length > 0 && <UserTable rows={rows} parks={parks} />}
        {found.data && found.data.total > 0 && (
          <Pager
            total={found.data.total}
            page={page}
            limit={limit}
            hasNext={found.data.nextCursor !== null}
            onLimit={(n) => filter({ n })}
            onNext={() => {
              previous.current[page] = cursor
              setUrl({ c: found.data?.nextCursor ?? undefined, p: page + 1 })
            }}
            onPrevious={() => setUrl({ c: previous.current[page - 1], p: page - 1 in previous.current && page > 2 ? page - 1 : undefined })}
          />
        )}
      </section>
      {isNew && <CreateUser onClose={() => setNew(false)} onCreated={(id, name) => setUrl({ open: id, q: name, c: undefined, p: undefined })} />}
      {open && <UserDrawer user={rows.find(({ id }) => id === open)} parks={parks} onClose={() => setUrl({ open: undefined })} />}
    </div>
  )
}

function Filters({
  search,
  role,
  parkId,
  parks,
  isFiltered,
  onChange,
}: {
  search: string
  role: string | undefined
  parkId: string | undefined
  parks: readonly Park[]
  isFiltered: boolean
  onChange: (change: Record<string, unknown>) => void
}) {
  const t = useText()
  const id = useId()
  const [draft, setDraft] = useState(search)
  useEffect(() => setDraft(search), [search])
  const label = t({ zh: '搜索用户名或姓名，回车查询', en: 'User name or name, then Enter' })
  const commit = () => draft.trim() !== search && onChange({ q: draft.trim() || undefined })
  return (
    <search className="list-head user-filters">
      <span className="search-box">
        <Icon name="search" />
        <input
          type="search"
          aria-label={label}
          placeholder={label}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
          }}
        />
      </span>
      <div className="condition">
        <label htmlFor={`${id}-role`}>{t({ zh: '岗位', en: 'Post' })}</label>
        <span className="select">
          <select id={`${id}-role`} value={role ?? ''} onChange={(event) => onChange({ role: event.target.value || undefined })}>
            <option value="">{t('list.any')}</option>
            {Object.entries(ROLE_WORDS)
              .slice(2)
              .map(([key, title]) => (
                <option key={key} value={key}>
                  {t(title)}
                </option>
              ))}
          </select>
          <Icon name="chevronDown" size={14} />
        </span>
      </div>
      {parks.length > 0 && (
        <div className="condition">
          <label htmlFor={`${id}-park`}>{t({ zh: '园区', en: 'Park' })}</label>
          <span className="select">
            <select id={`${id}-park`} value={parkId ?? ''} onChange={(event) => onChange({ park: event.target.value || undefined })}>
              <option value="">{t('list.any')}</option>
              {parks.map((park) => (
                <option key={park.id} value={park.id}>
                  {t({ zh: park.nameZh, en: park.nameEn })}
                </option>
              ))}
            </select>
            <Icon name="chevronDown" size={14} />
          </span>
        </div>
      )}
      {isFiltered && <Button onClick={() => onChange({ q: undefined, role: undefined, park: undefined })}>{t('list.reset')}</Button>}
    </search>
  )
}

function UserTable({ rows, parks }: { rows: readonly User[]; parks: readonly Park[] }) {
  const t = useText()
  const path = pathIn(usePlace(), 'users')
  const [url] = useUrlState()
  const titles = {
    name: t({ zh: '姓名', en: 'Name' }),
    posts: t({ zh: '岗位', en: 'Posts' }),
    state: t({ zh: '状态', en: 'State' }),
    totp: t({ zh: '动态验证码', en: 'Authenticator' }),
    seen: t({ zh: '最近使用', en: 'Last seen' }),
  }
  const parkName = (id: string) => {
    const park = parks.find((one) => one.id === id)
    return park ? t({ zh: park.nameZh, en: park.nameEn }) : ''
  }
  return (
    <table className="list">
      <caption className="sr-only">{t({ zh: '账号', en: 'Accounts' })}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '用户名', en: 'User name' })}</th>
          {Object.values(titles).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((user) => {
          const posts = user.memberships.filter((post) => isCurrent(post))
          return (
            <tr key={user.id} data-id={user.id}>
              <td>
                <AppLink className="row-link" to={addressWith(path, { ...url, open: user.id })}>
                  {user.userName}
                </AppLink>
              </td>
              <td data-label={titles.name}>{user.displayName}</td>
              <td data-label={titles.posts}>
                {posts
                  .map(
                    (post) =>
                      `${post.roles.map((role) => t(ROLE_WORDS[role])).join('、')}${post.parkIds[0] ? ` ${post.parkIds.map(parkName).filter(Boolean).join('、')}` : ''}`,
                  )
                  .join('；') || EMPTY}
              </td>
              <td data-label={titles.state}>
                <UserState user={user} />
              </td>
              <td data-label={titles.totp}>{user.hasTotp ? t({ zh: '已启用', en: 'On' }) : EMPTY}</td>
              <td data-label={titles.seen}>{formatRelative(user.lastSeenAt)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
