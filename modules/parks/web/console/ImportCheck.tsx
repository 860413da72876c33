import { type ReactNode, useMemo, useState } from 'react'
import { formatNumber } from '#ui/format.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { Notice } from '#ui/Notice.tsx'
import { FloorPlan } from '#ui/plan/FloorPlan.tsx'
import { Tag } from '#ui/Tag.tsx'
import { PLAN_LEDGERS } from '../../contract.ts'
import { featuresOf, type Issue, issueMarks, levelsOf, type PlanImport, previewShapes } from '../import-view.ts'

const MOST_SHOWN = 200

/** What the dry run found: how much of what, where it lies, and what is wrong with it, feature by feature. */
export function ImportCheck({ current, children }: { current: PlanImport; children: ReactNode }) {
  const t = useText()
  const features = useMemo(() => featuresOf(current), [current])
  const levels = useMemo(() => levelsOf(features), [features])
  const [levelId, setLevel] = useState<string>()
  const [selected, setSelected] = useState<string>()
  const shapes = useMemo(() => previewShapes(features, levelId), [features, levelId])
  const marks = useMemo(() => issueMarks(current.issues, shapes), [current.issues, shapes])
  const errors = current.issues.filter(({ severity }) => severity === 'error').length
  const open = (issue: Issue) => {
    const feature = features.find(({ id }) => id === issue.featureId)
    if (feature) setLevel(feature.properties.level ?? undefined)
    setSelected(issue.featureId ?? undefined)
  }
  return (
    <div className="stack">
      {current.isImportable ? (
        <Notice tone={current.issues.length > 0 ? 'warn' : 'good'} title={t({ zh: '预检通过', en: 'The check passed' })}>
          <p>
            {current.issues.length > 0
              ? t({ zh: '有 {n} 条提醒，可以继续。', en: '{n} warnings; you may go on.' }, { n: current.issues.length })
              : t({ zh: '没有发现问题。', en: 'Nothing was found wrong.' })}
          </p>
        </Notice>
      ) : (
        <Notice tone="bad" title={t({ zh: '预检未通过，不能写入', en: 'The check failed; nothing can be written' })}>
          <p>
            {t(
              { zh: '{n} 处错误。按下方清单在原软件中改正后重新上传。', en: '{n} errors. Mend them in the program the file came from and upload it again.' },
              { n: errors },
            )}
          </p>
        </Notice>
      )}
      <Counts counts={current.counts} />
      <div className="form-actions">{children}</div>
      <div className="beside wide-side">
        <section className="panel stack" aria-label={t({ zh: '预览', en: 'Preview' })}>
          <label className="check">
            {t({ zh: '显示', en: 'Show' })}
            <span className="select">
              <select value={levelId ?? ''} onChange={(event) => setLevel(event.target.value || undefined)}>
                <option value="">{t({ zh: '总平面', en: 'The park' })}</option>
                {levels.map((level) => (
                  <option key={level.id} value={level.id}>
                    {level.errors > 0 ? t({ zh: '{name}（{n} 处错误）', en: '{name} ({n} errors)' }, { name: level.name, n: level.errors }) : level.name}
                  </option>
                ))}
              </select>
              <Icon name="chevronDown" size={14} />
            </span>
          </label>
          <FloorPlan
            shapes={shapes}
            overlays={marks}
            selectedId={selected}
            onSelect={setSelected}
            label={t({ zh: '导入预览', en: 'Preview of the import' })}
            height={440}
          />
        </section>
        <section className="panel stack" aria-label={t({ zh: '问题清单', en: 'Issues' })}>
          <h2>{t({ zh: '问题清单（{n}）', en: 'Issues ({n})' }, { n: current.issues.length })}</h2>
          <ol className="finding-lines import-marks">
            {current.issues.slice(0, MOST_SHOWN).map((issue, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity; the list is replaced as a whole
              <li key={at}>
                <span className="finding-head">
                  <Tag tone={issue.severity === 'error' ? 'bad' : 'warn'} icon={issue.severity === 'error' ? 'notMetCircle' : 'warning'}>
                    {`${at + 1} ${issue.severity === 'error' ? t({ zh: '错误', en: 'Error' }) : t({ zh: '提醒', en: 'Warning' })}`}
                  </Tag>
                  {issue.featureId ? (
                    <button type="button" className="link" onClick={() => open(issue)}>
                      {issue.featureName ?? issue.featureId.slice(0, 8)}
                    </button>
                  ) : (
                    <span>{issue.file}</span>
                  )}
                  {issue.property && <code>{issue.property}</code>}
                </span>
                <span>{t(issue)}</span>
              </li>
            ))}
          </ol>
          {current.issues.length > MOST_SHOWN && <p className="quiet">{t({ zh: '仅列出前 {n} 条。', en: 'The first {n} are listed.' }, { n: MOST_SHOWN })}</p>}
        </section>
      </div>
    </div>
  )
}

function Counts({ counts }: { counts: Readonly<Record<string, number>> }) {
  const t = useText()
  const rows = Object.entries(counts).filter(([, count]) => count > 0)
  if (rows.length === 0) return null
  const titleOf = (name: string) => PLAN_LEDGERS.find((one) => `${one.module}.${one.kind}` === name || one.imdf === name)?.title ?? { zh: name, en: name }
  return (
    <dl className="panel facts">
      {rows.map(([name, count]) => (
        <div key={name}>
          <dt>{t(titleOf(name))}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
