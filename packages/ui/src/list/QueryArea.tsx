import { useEffect, useId, useState } from 'react'
import type { Filter } from '#kernel/ledger.ts'
import { Button } from '../Button.tsx'
import { BareControl } from '../form/FieldControl.tsx'
import { parseNumber } from '../form/form-rules.ts'
import { unitText } from '../format.ts'
import { Icon } from '../Icon.tsx'
import { useText } from '../i18n.ts'
import type { Condition } from './list-declaration.ts'
import { isRange, opOf, valueIn, withFilter } from './list-state.ts'

const FIRST_ROW = 2

interface Props {
  search: string
  filters: readonly Filter[]
  conditions: readonly Condition[]
  onSearch: (text: string) => void
  onFilters: (filters: readonly Filter[]) => void
  onReset: () => void
}

/** Search box and conditions; the first few are open, the rest unfold. Every change applies at once. */
export function QueryArea({ search, filters, conditions, onSearch, onFilters, onReset }: Props) {
  const t = useText()
  const hidden = conditions.slice(FIRST_ROW)
  const [isOpen, setOpen] = useState(() => hidden.some(({ key }) => filters.some((filter) => filter.field === key)))
  const shown = isOpen ? conditions : conditions.slice(0, FIRST_ROW)
  return (
    <search className={`query-area${isOpen ? ' open' : ''}`}>
      <SearchBox text={search} onChange={onSearch} />
      {shown.map((condition) => (
        <ConditionControl key={condition.key} condition={condition} filters={filters} onChange={onFilters} />
      ))}
      <div className="query-actions">
        {conditions.length > 0 && (
          <Button look="quiet" icon="filter" {...(hidden.length === 0 ? { 'data-narrow': true } : {})} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'list.collapse' : 'list.expand')}
          </Button>
        )}
        {(search || filters.length > 0) && <Button onClick={onReset}>{t('list.reset')}</Button>}
      </div>
    </search>
  )
}

/** Applies 300 ms after the last letter, never while an input method is composing. */
function SearchBox({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useText()
  const [draft, setDraft] = useState(text)
  const [isComposing, setComposing] = useState(false)
  useEffect(() => setDraft(text), [text])
  useEffect(() => {
    if (isComposing || draft === text) return
    const timer = setTimeout(() => onChange(draft.trim()), 300)
    return () => clearTimeout(timer)
  }, [draft, text, isComposing, onChange])
  return (
    <span className="search-box">
      <Icon name="search" />
      <input
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </span>
  )
}

function ConditionControl({
  condition,
  filters,
  onChange,
}: {
  condition: Condition
  filters: readonly Filter[]
  onChange: (filters: readonly Filter[]) => void
}) {
  const t = useText()
  const id = useId()
  const { key, field } = condition
  const name = t(field)
  if (isRange(field)) {
    const isDate = field.type === 'date'
    const set = (op: 'gte' | 'lte') => (raw: string) => {
      const value = isDate ? raw : parseNumber(raw)
      onChange(withFilter(filters, key, op, raw === '' || (typeof value === 'number' && Number.isNaN(value)) ? null : value))
    }
    return (
      <fieldset className="condition">
        <legend>
          {name}
          {'unit' in field && field.unit && <span className="unit"> {unitText(field.unit)}</span>}
        </legend>
        <span className="range">
          <LateInput isDate={isDate} label={t('list.from', { name })} value={String(valueIn(filters, key, 'gte') ?? '')} onChange={set('gte')} />
          <span aria-hidden="true">～</span>
          <LateInput isDate={isDate} label={t('list.to', { name })} value={String(valueIn(filters, key, 'lte') ?? '')} onChange={set('lte')} />
        </span>
      </fieldset>
    )
  }
  const op = opOf(field)
  const value = valueIn(filters, key, op)
  const set = (next: unknown) => onChange(withFilter(filters, key, op, next as Filter['value']))
  return (
    <div className="condition">
      <label htmlFor={id}>{name}</label>
      {field.type === 'boolean' ? (
        <Choice
          id={id}
          value={value === undefined ? '' : String(value)}
          options={[
            ['true', t('yes')],
            ['false', t('no')],
          ]}
          onChange={(next) => set(next === '' ? null : next === 'true')}
        />
      ) : field.type === 'choice' || field.type === 'choices' ? (
        <Choice
          id={id}
          value={String(value ?? '')}
          options={Object.entries(field.options).map(([option, text]) => [option, t(text)])}
          onChange={(next) => set(next || null)}
        />
      ) : field.type === 'reference' ? (
        <BareControl id={id} field={field} value={value} onChange={set} describedBy={undefined} />
      ) : (
        <LateInput id={id} label={name} value={String(value ?? '')} onChange={set} />
      )}
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
function LateInput({
  id,
  label,
  value,
  isDate = false,
  onChange,
}: {
  id?: string
  label: string
  value: string
  isDate?: boolean
  onChange: (value: string) => void
}) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const commit = () => draft !== value && onChange(draft.trim())
  return (
    <input
      id={id}
      type={isDate ? 'date' : 'text'}
      aria-label={label}
      value={draft}
      onChange={(event) => {
        setDraft(event.target.value)
        if (isDate) onChange(event.target.value)
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
      }}
    />
  )
}
