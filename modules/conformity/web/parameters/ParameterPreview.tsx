import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { useQueryNamed } from '#ui/query.ts'
import { StatusTag } from '#ui/Tag.tsx'
import { CountsBar } from '../CountsBar.tsx'
import type { Answer } from '../calls.ts'

interface Props {
  requirement: string
  name: string
  value: number | string | undefined
  isBack: boolean
}

const SHOWN = 12
// Sent as a body: in an address line the number 1.2 could not be told from a reading called "1.2".
const PREVIEW = { name: 'conformity.previewParameter', kind: 'command', scope: 'park' } as const

/** Judges today's facts with the proposed value, without saving anything. */
export function ParameterPreview({ requirement, name, value, isBack }: Props) {
  const t = useText()
  const found = useQueryNamed<Answer<'previewParameter'>>(PREVIEW, { requirement, name, value: value ?? null }, { isEnabled: !isBack })
  const preview = isBack ? undefined : found.data
  return (
    <section className="preview" aria-live="polite" aria-label={t({ zh: '试算', en: 'Preview' })} aria-busy={found.isFetching || undefined}>
      <h3>{t({ zh: '保存前试算', en: 'What would change' })}</h3>
      {isBack && (
        <p className="quiet">
          {t({ zh: '改动取值后，这里按今天的数据算出哪些结论会变。', en: 'Change the value to see which outcomes would change on today’s data.' })}
        </p>
      )}
      {!isBack && found.isError && <ProblemNotice problem={found.error} />}
      {!isBack && found.isPending && <p className="quiet">{t('loading')}</p>}
      {preview && (
        <>
          <p className="before-after">
            <StatusTag outcome={preview.requirement.before} />
            <span aria-hidden="true">→</span>
            <span className="sr-only">{t({ zh: '变为', en: 'becomes' })}</span>
            <StatusTag outcome={preview.requirement.after} />
            <CountsBar counts={preview.counts.before} isWide />
            <span aria-hidden="true">→</span>
            <CountsBar counts={preview.counts.after} isWide />
          </p>
          <p>
            {preview.changedTotal === 0
              ? t({ zh: '没有对象的结论会变。', en: 'No subject would change.' })
              : t({ zh: '{n} 个对象的结论会变：', en: '{n} subjects would change:' }, { n: preview.changedTotal })}
          </p>
          <ul className="changes">
            {preview.changed.slice(0, SHOWN).map((change) => (
              <li key={`${change.subject.kind} ${change.subject.id} ${change.check}`}>
                <span>{change.subject.name}</span>
                {change.before && <StatusTag outcome={change.before} />}
                <span aria-hidden="true">→</span>
                {change.after && <StatusTag outcome={change.after} />}
              </li>
            ))}
          </ul>
          {preview.changedTotal > SHOWN && <p className="quiet">{t({ zh: '另有 {n} 个', en: 'and {n} more' }, { n: preview.changedTotal - SHOWN })}</p>}
        </>
      )}
    </section>
  )
}
