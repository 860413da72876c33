import { lazy, Suspense } from 'react'
import type { Field } from '#kernel/ledger.ts'
import { unitText } from '../format.ts'
import { Icon } from '../Icon.tsx'
import { useLocale, useText } from '../i18n.ts'
import { tidy } from './form-rules.ts'

const ReferenceInput = lazy(async () => ({ default: (await import('./ReferenceInput.tsx')).ReferenceInput }))
const SearchSelect = lazy(async () => ({ default: (await import('./SearchSelect.tsx')).SearchSelect }))
const GeometryInput = lazy(async () => ({ default: (await import('./GeometryInput.tsx')).GeometryInput }))

/** Longer choices get a box to search in. */
const SEARCH_FROM = 12

export interface ControlProps {
  id: string
  field: Field
  value: unknown
  onChange: (value: unknown) => void
  onBlur?: () => void
  error?: string | undefined
  names?: Readonly<Record<string, string>>
}

export interface BareProps extends ControlProps {
  describedBy: string | undefined
}

/** Label, control, help and error of one field; `aria-describedby` ties them together. */
export function FieldControl(props: ControlProps) {
  const t = useText()
  const { id, field, error } = props
  const describedBy = [error && `${id}-error`, field.help && `${id}-help`].filter(Boolean).join(' ') || undefined
  const isGroup = field.type === 'boolean' || field.type === 'choices'
  const label = (
    <>
      {t(field)}
      {'unit' in field && field.unit && <span className="unit">（{unitText(field.unit)}）</span>}
      {field.required && (
        <span className="required" title={t('required')}>
          *<span className="sr-only">{t('required')}</span>
        </span>
      )}
    </>
  )
  const isWide = field.type === 'longText' || field.type === 'geometry' || field.type === 'choices'
  const rest = (
    <>
      <Suspense fallback={<span className="control-placeholder" />}>
        <BareControl {...props} describedBy={describedBy} />
      </Suspense>
      {field.help && (
        <p className="field-help" id={`${id}-help`}>
          {t(field.help)}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" size={14} />
          {error}
        </p>
      )}
    </>
  )
  return isGroup ? (
    <fieldset className={`field${isWide ? ' wide' : ''}`}>
      <legend>{label}</legend>
      {rest}
    </fieldset>
  ) : (
    <div className={`field${isWide ? ' wide' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {rest}
    </div>
  )
}

/** The control alone, for toolbars and query areas that bring their own label. */
export function BareControl(props: BareProps) {
  const t = useText()
  const to = useLocale()
  const { id, field, value, onChange, onBlur, error, describedBy } = props
  const common = { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy, 'aria-required': field.required, onBlur }
  switch (field.type) {
    case 'longText':
      return <textarea {...common} rows={4} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
    case 'number':
    case 'integer':
      return (
        <input
          {...common}
          inputMode={field.type === 'integer' && (field.min ?? -1) >= 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => {
            if (typeof value === 'string') onChange(tidy(value))
            onBlur?.()
          }}
        />
      )
    case 'date':
      return <input {...common} type="date" value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
    case 'boolean':
      return <YesNo {...props} />
    case 'choices':
      return (
        <div className="choices">
          {Object.entries(field.options).map(([key, option], at) => {
            const chosen = Array.isArray(value) ? (value as string[]) : []
            return (
              <label key={key} className="check">
                <input
                  type="checkbox"
                  id={at === 0 ? id : undefined}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={describedBy}
                  checked={chosen.includes(key)}
                  onChange={(event) => onChange(event.target.checked ? [...chosen, key] : chosen.filter((other) => other !== key))}
                />
                {option[to]}
              </label>
            )
          })}
        </div>
      )
    case 'choice': {
      const options = Object.entries(field.options)
      if (options.length > SEARCH_FROM) {
        return <SearchSelect {...props} options={options.map(([key, option]) => ({ key, label: option[to] }))} />
      }
      return (
        <span className="select">
          <select {...common} value={String(value ?? '')} onChange={(event) => onChange(event.target.value || null)}>
            <option value="">{t('choose')}</option>
            {options.map(([key, option]) => (
              <option key={key} value={key}>
                {option[to]}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" size={14} />
        </span>
      )
    }
    case 'reference':
      return <ReferenceInput {...props} ledger={field.ledger} />
    case 'geometry':
      return <GeometryInput {...props} types={field.geometry} />
    default:
      return <input {...common} autoComplete="off" value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
  }
}

// Three answers, because "not recorded" must stay different from "no".
function YesNo({ id, field, value, onChange, error, describedBy }: BareProps) {
  const t = useText()
  const answers = [
    { key: 'yes', value: true, label: t('yes') },
    { key: 'no', value: false, label: t('no') },
    ...(field.required ? [] : [{ key: 'none', value: null, label: t({ zh: '未填', en: 'Not recorded' }) }]),
  ]
  return (
    <div className="choices">
      {answers.map((answer, at) => (
        <label key={answer.key} className="check">
          <input
            type="radio"
            id={at === 0 ? id : undefined}
            name={id}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            checked={(value ?? null) === answer.value}
            onChange={() => onChange(answer.value)}
          />
          {answer.label}
        </label>
      ))}
    </div>
  )
}
