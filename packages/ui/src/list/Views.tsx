import { useEffect, useRef, useState } from 'react'
import { PARK_POSTS, type Role } from '#kernel/operation.ts'
import { newId } from '../api.ts'
import { Button } from '../Button.tsx'
import { useText } from '../i18n.ts'
import { ProblemNotice } from '../Notice.tsx'
import { Dialog } from '../overlay/Dialog.tsx'
import { Menu, type MenuItem } from '../overlay/Menu.tsx'
import { holds, usePlace } from '../park.ts'
import { problemText } from '../problem.ts'
import { useCommandNamed, useQueryNamed } from '../query.ts'
import { ROLE_NAMES } from '../role-names.ts'
import { toast } from '../toast.ts'
import { isSameQuery, type ListState } from './list-state.ts'

type Query = Pick<ListState, 'search' | 'filters' | 'sort'>
type Visibility = 'personal' | 'shared' | 'locked'

interface SavedView {
  id: string
  list: string
  name: string
  visibility: Visibility
  state: Partial<Query>
  version: number
  isOwn: boolean
  defaultFor: readonly Role[]
  isDefault: boolean
  canSave: boolean
}

const VISIBILITIES = {
  personal: { zh: '个人：只有我看到', en: 'Personal: only I see it' },
  shared: { zh: '共享：同事可见', en: 'Shared: colleagues see it' },
  locked: { zh: '锁定：同事可见，不可改', en: 'Locked: colleagues see it, nobody changes it' },
} as const

/** In the address instead of a view's id: every record, although there is a default view. */
const EVERYTHING = 'all'

const LIST = { name: 'workbench.viewList', kind: 'query', scope: 'park' } as const
const SAVE = { name: 'workbench.saveView', kind: 'command', scope: 'park' } as const
const REMOVE = { name: 'workbench.removeView', kind: 'command', scope: 'park' } as const

function queryOf(view: SavedView): Query {
  return { search: view.state.search ?? '', filters: view.state.filters ?? [], sort: view.state.sort }
}

/** Saved views: the current conditions under a name, for oneself or shared. A dot tells of changes that are not saved. */
export function Views({
  id,
  current,
  active,
  isUntouched,
  onChoose,
}: {
  id: string
  current: Query
  active: string | undefined
  /** The address says nothing about the list: the default view of the person's post applies. */
  isUntouched: boolean
  onChoose: (view: string | undefined, query: Query, how?: { replace?: boolean }) => void
}) {
  const t = useText()
  const [wasOpened, setOpened] = useState(false)
  const [isNaming, setNaming] = useState(false)
  const awaitsDefault = useRef(isUntouched)
  const found = useQueryNamed<{ views: SavedView[] }>(LIST, { list: id }, { isEnabled: wasOpened || active !== undefined || awaitsDefault.current })
  const save = useCommandNamed<Record<string, unknown>, { id: string }>(SAVE)
  const remove = useCommandNamed<{ id: string }, unknown>(REMOVE)
  const views = found.data?.views ?? []
  const view = views.find((one) => one.id === active)
  const defaultView = views.find((one) => one.isDefault)
  useEffect(() => {
    if (!found.data || !awaitsDefault.current) return
    awaitsDefault.current = false
    if (defaultView && isUntouched) onChoose(defaultView.id, queryOf(defaultView), { replace: true })
  }, [found.data, defaultView, isUntouched, onChoose])
  const isChanged = view ? !isSameQuery(queryOf(view), current) : current.search !== '' || current.filters.length > 0
  const stateNow = () => ({ search: current.search, filters: current.filters, ...(current.sort ? { sort: current.sort } : {}) })
  const told = (work: Promise<unknown>) => void work.catch((error: unknown) => toast({ text: problemText(error), tone: 'bad' }))
  const items: MenuItem[] = [
    { key: '', label: t('list.allRecords'), isChosen: !view, run: () => onChoose(defaultView && EVERYTHING, { search: '', filters: [], sort: undefined }) },
    ...views.map((one) => ({
      key: one.id,
      label: one.name,
      ...(one.visibility === 'personal' ? {} : { note: t(one.visibility === 'locked' ? { zh: '锁定', en: 'locked' } : { zh: '共享', en: 'shared' }) }),
      isChosen: one === view,
      run: () => onChoose(one.id, queryOf(one)),
    })),
  ]
  if (view && isChanged) {
    if (view.canSave)
      items.push({
        key: '!save',
        label: t('list.updateView'),
        icon: 'check',
        run: () => told(save.run({ ...pick(view), state: stateNow(), version: view.version })),
      })
    items.push({ key: '!revert', label: t('list.revertView'), icon: 'undo', run: () => onChoose(view.id, queryOf(view)) })
  }
  items.push({ key: '!new', label: t('list.saveView'), icon: 'plus', run: () => setNaming(true) })
  if (view?.canSave)
    items.push({
      key: '!remove',
      label: t('list.removeView'),
      icon: 'trash',
      isDanger: true,
      run: () => told(remove.run({ id: view.id }).then(() => onChoose(undefined, current))),
    })
  return (
    <>
      <Menu label={t('list.views')} icon="list" items={items} onOpen={() => setOpened(true)}>
        {view?.name ?? t('list.views')}
        {isChanged && <span className="dot" title={t('list.viewChanged')} />}
      </Menu>
      {isNaming && (
        <NameDialog
          onClose={() => setNaming(false)}
          onSave={async (name, visibility, defaultFor) => {
            const made = await save.run({ id: newId(), list: id, name, visibility, defaultFor, state: stateNow() })
            setNaming(false)
            onChoose(made.id, current)
          }}
        />
      )}
    </>
  )
}

function pick({ id, list, name, visibility, defaultFor }: SavedView) {
  return { id, list, name, visibility, defaultFor }
}

function NameDialog({
  onClose,
  onSave,
}: {
  onClose: () => void
  onSave: (name: string, visibility: Visibility, defaultFor: readonly Role[]) => Promise<void>
}) {
  const t = useText()
  const [name, setName] = useState('')
  const [visibility, setVisibility] = useState<Visibility>('personal')
  const [defaultFor, setDefaultFor] = useState<readonly Role[]>([])
  const mayDecide = holds(usePlace(), ['parkDirector']) && visibility !== 'personal'
  const [problem, setProblem] = useState<unknown>()
  const submit = () => {
    if (name.trim()) void onSave(name.trim(), visibility, mayDecide ? defaultFor : []).catch(setProblem)
  }
  return (
    <Dialog
      title={t('list.saveView')}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onClick={submit}>
          {t('save')}
        </Button>
      }
    >
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div className="form">
        <div className="field">
          <label htmlFor="view-name">{t('list.viewName')}</label>
          <input id="view-name" value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </div>
        <fieldset className="field">
          <legend>{t({ zh: '谁能看到', en: 'Who sees it' })}</legend>
          {(Object.keys(VISIBILITIES) as Visibility[]).map((key) => (
            <label key={key} className="check">
              <input type="radio" name="visibility" checked={visibility === key} onChange={() => setVisibility(key)} />
              {t(VISIBILITIES[key])}
            </label>
          ))}
        </fieldset>
        {mayDecide && (
          <fieldset className="field">
            <legend>{t({ zh: '作为这些岗位的默认视图', en: 'Default view of these posts' })}</legend>
            <div className="choices">
              {PARK_POSTS.map((role) => (
                <label key={role} className="check">
                  <input
                    type="checkbox"
                    checked={defaultFor.includes(role)}
                    onChange={(event) => setDefaultFor(event.target.checked ? [...defaultFor, role] : defaultFor.filter((other) => other !== role))}
                  />
                  {t(ROLE_NAMES[role])}
                </label>
              ))}
            </div>
          </fieldset>
        )}
      </div>
    </Dialog>
  )
}
