import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Button } from '../Button.tsx'
import { formatRelative } from '../format.ts'
import { useText } from '../i18n.ts'
import { Notice, ProblemNotice } from '../Notice.tsx'
import { Problem } from '../problem.ts'
import { useDraft } from './draft.ts'
import { FieldControl } from './FieldControl.tsx'
import { type Errors, errorOf, errorsOf, type Fields, sentValues, serverErrors, type Values } from './form-rules.ts'

interface FormState {
  id: string
  fields: Fields
  values: Values
  errors: Errors
  names: Readonly<Record<string, string>>
  set: (key: string, value: unknown) => void
  check: (key: string) => void
}

const FormContext = createContext<FormState | undefined>(undefined)

export function useForm(): FormState {
  const state = useContext(FormContext)
  if (!state) throw new Error('a field stands outside a Form')
  return state
}

export interface FormProps {
  /** The declared fields; they give labels, controls, checks and the order. */
  fields: Fields
  start: Values
  /** Gets the checked values. A thrown `Problem` is shown; its field errors stand beside the fields. */
  onSubmit: (values: Record<string, unknown>) => Promise<unknown>
  onCancel?: () => void
  submitLabel?: string
  /** Drafts are kept under this key; none without. */
  draftKey?: string
  /** Names of records that reference fields already hold. */
  names?: Readonly<Record<string, string>>
  isBusy?: boolean
  /** Own layout out of `Input` elements; left out: all fields in order. */
  children?: ReactNode
}

/** A form over declared fields: labels, checks, summary with links, focus to the first bad field, drafts. */
export function Form({ fields, start, onSubmit, onCancel, submitLabel, draftKey, names = {}, children }: FormProps) {
  const t = useText()
  const id = useId()
  const [values, setValues] = useState<Values>(start)
  const [errors, setErrors] = useState<Errors>({})
  const [attempts, setAttempts] = useState(0)
  const [problem, setProblem] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const [isDirty, setDirty] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const draft = useDraft(draftKey, values, isDirty)

  const set = useCallback((key: string, value: unknown) => {
    setDirty(true)
    setValues((before) => ({ ...before, [key]: value }))
    setErrors(({ [key]: _, ...others }) => others)
  }, [])
  const check = useCallback(
    (key: string) => {
      const field = fields[key]
      if (!field || !attempts) return
      setValues((now) => {
        const error = errorOf(field, now[key], t)
        setErrors(({ [key]: _, ...others }) => (error ? { ...others, [key]: error } : others))
        return now
      })
    },
    [fields, attempts, t],
  )
  const state = useMemo(() => ({ id, fields, values, errors, names, set, check }), [id, fields, values, errors, names, set, check])

  // After an attempt the first bad field gets the focus, in the order in which fields stand on the page.
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [attempts])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    const wrong = errorsOf(fields, values, t)
    setErrors(wrong)
    setProblem(undefined)
    if (Object.keys(wrong).length > 0) {
      setAttempts((n) => n + 1)
      return
    }
    setBusy(true)
    try {
      await onSubmit(sentValues(fields, values))
      draft.finish()
    } catch (error) {
      setProblem(error)
      if (error instanceof Problem && error.errors.length > 0) setErrors(serverErrors(fields, error.errors, t))
      setAttempts((n) => n + 1)
    } finally {
      setBusy(false)
    }
  }

  const wrong = Object.keys(fields).filter((key) => errors[key])
  return (
    <FormContext value={state}>
      <form ref={form} className="form" noValidate onSubmit={(event) => void submit(event)}>
        {draft.found && !isDirty && (
          <Notice
            actions={
              <>
                <Button
                  onClick={() => {
                    setValues({ ...start, ...draft.found?.values })
                    setDirty(true)
                    draft.hide()
                  }}
                >
                  {t('form.restoreDraft')}
                </Button>
                <Button look="quiet" onClick={draft.forget}>
                  {t('form.discardDraft')}
                </Button>
              </>
            }
          >
            <p>{t('form.draftFound', { when: formatRelative(draft.found.at) })}</p>
          </Notice>
        )}
        {wrong.length > 0 && attempts > 0 && (
          <Notice tone="bad" title={t('form.summary', { n: wrong.length })}>
            <ul>
              {wrong.map((key) => (
                <li key={key}>
                  <a
                    href={`#${id}-${key}`}
                    onClick={(event) => {
                      event.preventDefault()
                      document.getElementById(`${id}-${key}`)?.focus()
                    }}
                  >
                    {errors[key]}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {problem !== undefined && wrong.length === 0 && <ProblemNotice problem={problem} />}
        {children ?? (
          <div className="form-grid">
            {Object.keys(fields).map((key) => (
              <Input key={key} name={key} />
            ))}
          </div>
        )}
        <div className="form-actions">
          <Button type="submit" look="primary" isBusy={isBusy}>
            {submitLabel ?? t('save')}
          </Button>
          {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
          {draftKey && isDirty && <span className="quiet">{t('form.draftSaved')}</span>}
        </div>
      </form>
    </FormContext>
  )
}

/** The control of one declared field of the form around it. */
export function Input({ name }: { name: string }) {
  const form = useForm()
  const field = form.fields[name]
  if (!field) return null
  return (
    <FieldControl
      id={`${form.id}-${name}`}
      field={field}
      value={form.values[name]}
      error={form.errors[name]}
      names={form.names}
      onChange={(value) => form.set(name, value)}
      onBlur={() => form.check(name)}
    />
  )
}
