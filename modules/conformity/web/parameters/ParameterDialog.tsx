import { useEffect, useId, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { parseNumber } from '#ui/form/form-rules.ts'
import { unitText } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { toast } from '#ui/toast.ts'
import { type ParameterView, useAct } from '../calls.ts'
import { valueText } from '../requirement/shown.ts'
import { ParameterPreview } from './ParameterPreview.tsx'

interface Props {
  requirement: string
  parameter: ParameterView
  onClose: () => void
}

/** Changes a parameter or reading of this park: first shows which outcomes would change, then asks for the reason. */
export function ParameterDialog({ requirement, parameter, onClose }: Props) {
  const t = useText()
  const id = useId()
  const save = useAct('saveParameter')
  const [typed, setTyped] = useState(String(parameter.value))
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const [isTried, setTried] = useState(false)
  const value = parameter.kind === 'number' ? parseNumber(typed) : typed
  const error = errorOf()
  const asked = useSettled(error || value === parameter.value ? undefined : value)
  const store = async (next: number | string | null) => {
    setTried(true)
    if (reason.trim() === '' || (next !== null && error)) return
    try {
      await save.run({ requirement, name: parameter.name, value: next, reason: reason.trim() })
      toast({ text: t({ zh: '已保存，正在按新取值重新判定', en: 'Saved; outcomes are being judged again' }) })
      onClose()
    } catch (caught) {
      setProblem(caught)
    }
  }
  return (
    <Dialog
      title={`${requirement} ${t(parameter)}`}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          {parameter.overridden && (
            <Button isBusy={save.isBusy} onClick={() => void store(null)}>
              {t({ zh: '恢复标准默认值', en: "Back to the standard's value" })}
            </Button>
          )}
          <Button look="primary" isBusy={save.isBusy} disabled={value === parameter.value} onClick={() => void store(value)}>
            {t({ zh: '按新取值保存', en: 'Save the new value' })}
          </Button>
        </>
      }
    >
      <div className="form">
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <p className="quiet">
          {t({ zh: '标准默认 {value}。', en: "The standard's value: {value}." }, { value: valueText(parameter, parameter.default, t) })}
          {parameter.source && t({ zh: '出处：{source}。', en: ' Source: {source}.' }, { source: parameter.source })}
        </p>
        {parameter.options ? (
          <fieldset className="field">
            <legend>{t({ zh: '采用的释义', en: 'Reading used' })}</legend>
            <div className="readings">
              {Object.entries(parameter.options).map(([key, text]) => (
                <label key={key} className="check">
                  <input type="radio" name={id} checked={typed === key} onChange={() => setTyped(key)} />
                  {t(text)}
                </label>
              ))}
            </div>
          </fieldset>
        ) : (
          <div className="field">
            <label htmlFor={`${id}-value`}>
              {t({ zh: '新取值', en: 'New value' })}
              {parameter.unit && <span className="unit">（{unitText(parameter.unit)}）</span>}
            </label>
            <input
              id={`${id}-value`}
              inputMode="decimal"
              autoComplete="off"
              value={typed}
              aria-invalid={error ? true : undefined}
              aria-describedby={`${id}-bounds`}
              onChange={(event) => setTyped(event.target.value)}
            />
            <p id={`${id}-bounds`} className={error ? 'field-error' : 'field-help'}>
              {error ?? t({ zh: '可取 {min} 至 {max}', en: 'From {min} to {max}' }, { min: parameter.min ?? '--', max: parameter.max ?? '--' })}
            </p>
          </div>
        )}
        <ParameterPreview requirement={requirement} name={parameter.name} value={asked} isBack={asked === undefined} />
        <div className="field">
          <label htmlFor={`${id}-reason`}>
            {t({ zh: '调整理由', en: 'Reason' })}
            <span className="required" aria-hidden="true">
              *
            </span>
          </label>
          <textarea
            id={`${id}-reason`}
            rows={3}
            value={reason}
            required
            maxLength={500}
            aria-invalid={isTried && reason.trim() === '' ? true : undefined}
            aria-describedby={`${id}-reason-help`}
            onChange={(event) => setReason(event.target.value)}
          />
          <p id={`${id}-reason-help`} className={isTried && reason.trim() === '' ? 'field-error' : 'field-help'}>
            {isTried && reason.trim() === ''
              ? t({ zh: '请填写调整理由', en: 'Give the reason' })
              : t({ zh: '理由、时间和调整人会随结论一起展示和留存。', en: 'Reason, time and name are shown and kept with the outcomes.' })}
          </p>
        </div>
      </div>
    </Dialog>
  )

  function errorOf(): string | undefined {
    if (typeof value === 'string') return undefined
    if (Number.isNaN(value)) return t({ zh: '要填数字，例如 {value}', en: 'A number is needed, for example {value}' }, { value: Number(parameter.default) })
    if ((parameter.min !== null && value < parameter.min) || (parameter.max !== null && value > parameter.max)) {
      return t({ zh: '应在 {min} 至 {max} 之间', en: 'It must lie between {min} and {max}' }, { min: parameter.min ?? '--', max: parameter.max ?? '--' })
    }
    return undefined
  }
}

/** The value once typing has paused. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 350)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
