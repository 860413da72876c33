import type { Ledger } from '#kernel/ledger.ts'
import { ledgerName } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'
import { AppLink } from '../AppLink.tsx'
import { CopyableId } from '../CopyableId.tsx'
import { EMPTY, formatField, formatTime, unitText } from '../format.ts'
import { useLocale, useText } from '../i18n.ts'
import { recordPath, usePlace } from '../park.ts'
import { FloorPlan } from '../plan/FloorPlan.tsx'
import type { Shape } from '../plan/plan-geometry.ts'
import { useQueryNamed } from '../query.ts'
import { Timeline } from '../Timeline.tsx'
import type { DetailAnswer } from './ledger-calls.ts'

/** Facts of one record, its shape and its history. */
export function LedgerDetail({ ledger, detail }: { ledger: Ledger; detail: DetailAnswer }) {
  const t = useText()
  const to = useLocale()
  const place = usePlace()
  const { record, names } = detail
  const shape = Object.entries(ledger.fields).find(([key, field]) => field.type === 'geometry' && record[key])
  return (
    <div className="detail">
      <section aria-label={t('detail.facts')}>
        <dl className="facts">
          <div>
            <dt>{t('code')}</dt>
            <dd>
              <CopyableId text={record.code} />
            </dd>
          </div>
          {Object.entries(ledger.fields)
            .filter(([, field]) => field.type !== 'geometry')
            .map(([key, field]) => {
              const text = formatField(field, record[key], to, names)
              const unit = 'unit' in field && record[key] !== null && record[key] !== undefined ? unitText(field.unit, to) : ''
              return (
                <div key={key} className={field.type === 'longText' ? 'wide' : undefined}>
                  <dt>{t(field)}</dt>
                  <dd>
                    {field.type === 'reference' && typeof record[key] === 'string' ? (
                      <AppLink to={recordPath(place, field.ledger, record[key])}>{text}</AppLink>
                    ) : unit ? (
                      `${text} ${unit}`
                    ) : (
                      text
                    )}
                  </dd>
                </div>
              )
            })}
          <div>
            <dt>{t('updatedAt')}</dt>
            <dd>{formatTime(record.updatedAt)}</dd>
          </div>
        </dl>
      </section>
      {shape && (
        <FloorPlan
          shapes={[{ id: record.id, name: record.name, kind: 'subject', geometry: record[shape[0]] as Shape }]}
          label={record.name}
          height={220}
          isBare
        />
      )}
      <section>
        <h2>{t('detail.history')}</h2>
        <History ledger={ledger} id={record.id} names={names} />
      </section>
    </div>
  )
}

interface HistoryAnswer {
  rows: {
    id: string
    at: string
    actorName: string | null
    action: string
    reason: string | null
    changes: { field: string; title: Text; before: unknown; after: unknown }[]
  }[]
  names: Record<string, string>
}

const ACTIONS: Readonly<Record<string, Text>> = {
  insert: { zh: '新建了记录', en: 'created the record' },
  update: { zh: '修改了记录', en: 'changed the record' },
  delete: { zh: '删除了记录', en: 'removed the record' },
  read: { zh: '查看了记录', en: 'looked at the record' },
  reveal: { zh: '查看了完整信息', en: 'revealed masked values' },
}
const OTHER_ACTION: Text = { zh: '处理了记录', en: 'worked on the record' }

/** Who changed what; kept by the audit trail. People who may not read it see nothing here. */
function History({ ledger, id, names }: { ledger: Ledger; id: string; names: Readonly<Record<string, string>> }) {
  const t = useText()
  const to = useLocale()
  const answer = useQueryNamed<HistoryAnswer>({ name: 'audit.recordHistory', kind: 'query', scope: 'park' }, { ledger: ledgerName(ledger), id })
  if (!answer.data) return answer.isError ? <p className="quiet">{t('timeline.empty')}</p> : null
  const known = { ...names, ...answer.data.names }
  const shown = (key: string, value: unknown) => {
    const field = ledger.fields[key]
    return field ? formatField(field, value, to, known) : String(value ?? EMPTY)
  }
  return (
    <Timeline
      entries={answer.data.rows.map(({ id: key, at, actorName, action, reason, changes }) => ({
        id: key,
        at,
        by: actorName ?? t({ zh: '系统', en: 'System' }),
        action: `${t(ACTIONS[action] ?? OTHER_ACTION)}${reason ? `：${reason}` : ''}`,
        changes:
          action === 'update'
            ? changes.map((change) => ({ field: t(change.title), old: shown(change.field, change.before), new: shown(change.field, change.after) }))
            : [],
      }))}
    />
  )
}
