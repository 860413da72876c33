import { useEffect, useId, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { useQueryNamed } from '#ui/query.ts'
import type { SearchState } from '#ui/url-state.ts'
import { ACTIONS } from './action-words.ts'

interface Props {
  url: SearchState
  isPark: boolean
  onChange: (change: SearchState) => void
  onReset: () => void
}

const COLLEAGUES = { name: 'identity.colleagues', kind: 'query', scope: 'park' } as const
const KEYS = ['from', 'until', 'actorId', 'action', 'operation', 'ledger', 'recordId'] as const

/** By day, person, action, operation and table; every change applies at once. */
export function AuditFilterBar({ url, isPark, onChange, onReset }: Props) {
  const t = useText()
  const id = useId()
  const people = useQueryNamed<{ rows: { id: string; displayName: string }[] }>(COLLEAGUES, {}, { isEnabled: isPark }).data?.rows ?? []
  const text = (key: string) => (url[key] === undefined ? '' : String(url[key]))
  const set = (key: string) => (value: string) => onChange({ [key]: value || undefined })
  return (
    <search className="list-head audit-filters">
      <Labelled id={`${id}-from`} label={t({ zh: '从', en: 'From' })}>
        <input id={`${id}-from`} type="date" value={text('from')} onChange={(event) => set('from')(event.target.value)} />
      </Labelled>
      <Labelled id={`${id}-until`} label={t({ zh: '至', en: 'To' })}>
        <input id={`${id}-until`} type="date" value={text('until')} onChange={(event) => set('until')(event.target.value)} />
      </Labelled>
      {isPark && (
        <Labelled id={`${id}-who`} label={t({ zh: '操作人', en: 'Who' })}>
          <Choice id={`${id}-who`} value={text('actorId')} options={people.map((one) => [one.id, one.displayName])} onChange={set('actorId')} />
        </Labelled>
      )}
      <Labelled id={`${id}-action`} label={t({ zh: '动作', en: 'Action' })}>
        <Choice id={`${id}-action`} value={text('action')} options={Object.entries(ACTIONS).map(([key, title]) => [key, t(title)])} onChange={set('action')} />
      </Labelled>
      <Labelled id={`${id}-operation`} label={t({ zh: '操作名', en: 'Operation' })}>
        <LateInput id={`${id}-operation`} value={text('operation')} example="conformity.saveParameter" onChange={set('operation')} />
      </Labelled>
      {isPark && (
        <Labelled id={`${id}-ledger`} label={t({ zh: '台账', en: 'Register' })}>
          <LateInput id={`${id}-ledger`} value={text('ledger')} example="parks.unit" onChange={set('ledger')} />
        </Labelled>
      )}
      {KEYS.some((key) => text(key) !== '') && <Button onClick={onReset}>{t('list.reset')}</Button>}
    </search>
  )
}

function Labelled({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="condition">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}

function Choice({ id, value, options, onChange }: { id: string; value: string; options: [string, string][]; onChange: (value: string) => void }) {
  const t = useText()
  return (
    <span className="select">
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('list.any')}</option>
        {options.map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" size={14} />
    </span>
  )
}

/** Keeps what is typed to itself until Enter or leaving the field. */
function LateInput({ id, value, example, onChange }: { id: string; value: string; example: string; onChange: (value: string) => void }) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const commit = () => draft.trim() !== value && onChange(draft.trim())
  return (
    <input
      id={id}
      value={draft}
      placeholder={example}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
      }}
    />
  )
}
