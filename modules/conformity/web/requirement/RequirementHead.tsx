import { type ReactNode, useEffect } from 'react'
import { Breadcrumb } from '#ui/Breadcrumb.tsx'
import { formatDate, formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Notice } from '#ui/Notice.tsx'
import { StatusTag, Tag } from '#ui/Tag.tsx'
import { CountsBar } from '../CountsBar.tsx'
import type { RequirementDetail } from '../calls.ts'
import { useAddress } from '../ParkScope.tsx'
import { LEVELS, moduleText } from '../words.ts'

const VERIFY = {
  auto: { zh: '由数据自动判定', en: 'Decided by live data' },
  evidence: { zh: '由佐证判定', en: 'Decided by evidence' },
  both: { zh: '数据自动判定，并由审核人确认佐证', en: 'Live data, and a reviewer confirms evidence' },
} as const

/** What is demanded, how it is decided, what it comes to and why. */
export function RequirementHead({ detail, children }: { detail: RequirementDetail; children: ReactNode }) {
  const t = useText()
  const address = useAddress()
  const { row } = detail
  const title = `${row.id} ${t(row.title)}`
  useEffect(() => {
    document.title = `${title} · ${t({ zh: '织园', en: 'Zhiyuan' })}`
  })
  return (
    <header className="requirement-head">
      <Breadcrumb
        crumbs={[
          { label: t({ zh: '条款对标', en: 'Conformity' }), to: address('conformity') },
          { label: t({ zh: '第 {chapter} 章', en: 'Chapter {chapter}' }, { chapter: row.chapter }), to: address('conformity', { chapter: row.chapter }) },
          { label: row.id },
        ]}
      />
      <div className="requirement-title">
        <h1>
          <span className="clause-number">{row.id}</span> {t(row.title)}
        </h1>
        <StatusTag outcome={row.outcome} />
        <div className="page-actions requirement-actions">{children}</div>
      </div>
      <p className="requirement-tags">
        <Tag>{t(LEVELS[row.level])}</Tag>
        <Tag>{t(moduleText(row.module))}</Tag>
        <span className="quiet">
          {t(
            { zh: '{standard} {version} 版 第 {clause} 条', en: '{standard} {version}, clause {clause}' },
            { standard: t(detail.standard.title), version: detail.standard.version, clause: row.clause },
          )}
        </span>
      </p>
      <dl className="requirement-facts panel">
        <div className="wide">
          <dt>{t({ zh: '怎样判定', en: 'What is judged' })}</dt>
          <dd>{t(detail.decides)}</dd>
        </div>
        <div>
          <dt>{t({ zh: '结论与理由', en: 'Outcome and reason' })}</dt>
          <dd>
            <strong>{t(`outcome.${row.outcome}`)}</strong>
            {t({ zh: '：', en: ': ' })}
            {t(row.reason.text)}
          </dd>
        </div>
        <div>
          <dt>{t({ zh: '对象（满足/适用）', en: 'Subjects met' })}</dt>
          <dd>
            <CountsBar counts={row.counts} isWide />
          </dd>
        </div>
        <div>
          <dt>{t({ zh: '该结论自', en: 'So since' })}</dt>
          <dd>{formatDate(row.since)}</dd>
        </div>
        <div>
          <dt>{t({ zh: '最近判定', en: 'Last judged' })}</dt>
          <dd>{formatTime(detail.evaluatedAt, 'second')}</dd>
        </div>
        <div>
          <dt>{t({ zh: '判定方式', en: 'Decided by' })}</dt>
          <dd>{row.isRollUp ? t({ zh: '由下级条款汇总', en: 'Rolled up' }) : t(VERIFY[row.automatic ? detail.verify : 'evidence'])}</dd>
        </div>
      </dl>
      <Notes detail={detail} />
    </header>
  )
}

function Notes({ detail }: { detail: RequirementDetail }) {
  const t = useText()
  const waiting = detail.checks.filter(({ exists }) => !exists)
  const { row, notApplicableWithout } = detail
  const name = t(moduleText(row.module))
  return (
    <>
      {!row.isRollUp && !row.automatic && detail.verify !== 'evidence' && (
        <Notice>
          <p>
            {t(
              {
                zh: '在“{name}”业务接入数据之前，本条凭佐证判定；接入后自动判定，此前的历史保留。',
                en: 'Decided by evidence until {name} answers it with data; then it is judged automatically and the history stays.',
              },
              { name },
            )}
          </p>
        </Notice>
      )}
      {row.automatic && waiting.length > 0 && (
        <Notice>
          <p>
            {t(
              { zh: '本条有 {n} 项判定尚未接入数据，这部分凭佐证。', en: '{n} of its checks have no data source yet; evidence decides those.' },
              { n: waiting.length },
            )}
          </p>
        </Notice>
      )}
      {notApplicableWithout && (
        <p className="quiet">
          {t(
            { zh: '园区档案声明没有“{what}”时，本条不适用。', en: 'Not applicable where the profile declares that there is no "{what}".' },
            { what: t(notApplicableWithout.text) },
          )}
        </p>
      )}
    </>
  )
}
