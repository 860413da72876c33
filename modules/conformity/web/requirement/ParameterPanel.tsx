import { useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { formatDate, unitText } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Tag } from '#ui/Tag.tsx'
import type { ParameterView, RequirementDetail } from '../calls.ts'
import { useAddress } from '../ParkScope.tsx'
import { ParameterDialog } from '../parameters/ParameterDialog.tsx'
import { valueText } from './shown.ts'

/** The figures and readings the outcome rests on. */
export function ParameterPanel({ detail }: { detail: RequirementDetail }) {
  const t = useText()
  const address = useAddress()
  const [edited, setEdited] = useState<ParameterView>()
  if (detail.parameters.length === 0) return null
  return (
    <section className="panel" aria-labelledby="parameters-title">
      <header className="panel-head">
        <h2 id="parameters-title">{t({ zh: '所用参数与释义', en: 'Parameters and readings' })}</h2>
        <AppLink to={address('conformity/parameters', { q: detail.row.id })}>{t({ zh: '变更记录', en: 'Changes' })}</AppLink>
      </header>
      <ul className="parameters">
        {detail.parameters.map((parameter) => (
          <li key={parameter.name}>
            <div>
              <p>
                {t(parameter)}
                {t({ zh: '：', en: ': ' })}
                <strong>{valueText(parameter, parameter.value, t)}</strong>{' '}
                {parameter.overridden && <Tag tone="info">{t({ zh: '本园区取值', en: "This park's own" })}</Tag>}
              </p>
              <p className="quiet">
                {parameter.overridden
                  ? t(
                      { zh: '标准默认 {value}；{by} {at} 改：{reason}', en: 'Default {value}; changed by {by} on {at}: {reason}' },
                      {
                        value: valueText(parameter, parameter.default, t),
                        by: parameter.overridden.by,
                        at: formatDate(parameter.overridden.at),
                        reason: parameter.overridden.reason,
                      },
                    )
                  : [
                      parameter.kind === 'number'
                        ? t(
                            { zh: '可取 {min} ～ {max} {unit}', en: '{min} to {max} {unit}' },
                            { min: parameter.min ?? '', max: parameter.max ?? '', unit: unitText(parameter.unit ?? undefined) },
                          )
                        : t({ zh: '释义', en: 'Reading' }),
                      parameter.source,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
              </p>
            </div>
            {detail.can.saveParameter && (
              <Button onClick={() => setEdited(parameter)} aria-label={`${t({ zh: '调整', en: 'Change' })} ${t(parameter)}`}>
                {t({ zh: '调整', en: 'Change' })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {edited && <ParameterDialog requirement={detail.row.id} parameter={edited} onClose={() => setEdited(undefined)} />}
    </section>
  )
}
