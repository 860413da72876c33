import type { Ledger } from '#kernel/ledger.ts'
import { formatField, unitText } from '#ui/format.ts'
import { useLocale, useText } from '#ui/i18n.ts'

/** The declared fields of something on a plan; references and outlines are shown elsewhere. */
export function RecordFacts({ ledger, properties }: { ledger: Ledger; properties: Readonly<Record<string, unknown>> }) {
  const t = useText()
  const to = useLocale()
  return (
    <dl className="facts">
      <div>
        <dt>{t('code')}</dt>
        <dd>{String(properties.code ?? '')}</dd>
      </div>
      {Object.entries(ledger.fields)
        .filter(([, field]) => field.type !== 'geometry' && field.type !== 'reference' && !field.personal)
        .map(([key, field]) => {
          const value = properties[key]
          const unit = 'unit' in field && value !== null && value !== undefined ? ` ${unitText(field.unit, to)}` : ''
          return (
            <div key={key}>
              <dt>{t(field)}</dt>
              <dd>{formatField(field, value, to) + unit}</dd>
            </div>
          )
        })}
    </dl>
  )
}
