import { useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatDate } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { Failure } from './AssessmentPage.tsx'
import { ConformityTabs } from './ConformityTabs.tsx'
import { type EvidenceView, useAsk } from './calls.ts'
import { EvidenceItem } from './evidence/EvidenceItem.tsx'
import { ReviewDialog } from './evidence/ReviewDialog.tsx'
import { ParkScope, useAddress } from './ParkScope.tsx'
import { WHAT } from './words.ts'

/** Evidence of all requirements: what waits for review, what runs out soon. */
export function EvidencePage() {
  return (
    <ParkScope>
      <EvidenceOfPark />
    </ParkScope>
  )
}

const SOON_DAYS = 30
const TABS = [
  { key: 'pending', title: { zh: '待审核', en: 'Waiting for review' } },
  { key: 'expiring', title: { zh: '30 天内到期', en: 'Expiring in 30 days' } },
  { key: 'expired', title: { zh: '已过期', en: 'Expired' } },
  { key: 'all', title: { zh: '全部', en: 'All' } },
] as const
type TabKey = (typeof TABS)[number]['key']

function isIn(tab: TabKey, evidence: EvidenceView, soon: string): boolean {
  if (tab === 'pending') return evidence.decision === 'pending'
  if (tab === 'expiring') return evidence.decision === 'accepted' && evidence.isInDate && evidence.validUntil <= soon
  if (tab === 'expired') return evidence.decision === 'accepted' && !evidence.isInDate
  return true
}

function EvidenceOfPark() {
  const t = useText()
  const address = useAddress()
  const [url, setUrl] = useUrlState()
  const [reviewed, setReviewed] = useState<EvidenceView>()
  const found = useAsk('evidenceList', {})
  const soon = formatDate(new Date(Date.now() + SOON_DAYS * 86_400_000))
  const all = found.data?.rows ?? []
  const tab = TABS.find(({ key }) => key === url.tab)?.key ?? 'pending'
  const rows = all.filter((evidence) => isIn(tab, evidence, soon))
  return (
    <div className="conformity">
      <PageHead
        title={{ zh: '佐证', en: 'Evidence' }}
        description={{
          zh: '有日期、有期限的文件和照片，由提交人以外的审核人确认。',
          en: 'Dated documents and photos that expire, each confirmed by somebody who did not hand it in.',
        }}
      />
      <ConformityTabs current="conformity/evidence" />
      <section className="panel">
        <Tabs
          label={t({ zh: '佐证状态', en: 'State' })}
          tabs={TABS.map((one) => ({ ...one, count: all.filter((evidence) => isIn(one.key, evidence, soon)).length }))}
          selected={tab}
          onSelect={(key) => setUrl({ tab: key === 'pending' ? undefined : key })}
        >
          {found.isError && !found.data && <Failure problem={found.error} onRetry={() => void found.refetch()} />}
          {found.isPending && <Skeleton lines={8} />}
          {found.data && all.length === 0 && (
            <EmptyState
              kind="never"
              what={WHAT.evidence}
              hint={{ zh: '在条款页面上传有日期的文件或照片。', en: 'Hand in dated documents or photos from the page of a requirement.' }}
            >
              <AppLink className="button primary" to={address('conformity', { by: 'evidence', outcome: 'gap' })}>
                {t({ zh: '查看需要佐证的条款', en: 'Requirements that need evidence' })}
              </AppLink>
            </EmptyState>
          )}
          {all.length > 0 && rows.length === 0 && <EmptyState kind="finished" hint={{ zh: '这一类没有佐证。', en: 'Nothing of this kind.' }} />}
          <ul className="evidence-list">
            {rows.map((evidence) => (
              <EvidenceItem key={evidence.id} evidence={evidence} onReview={() => setReviewed(evidence)}>
                <AppLink to={address(`conformity/${evidence.requirement}#evidence`)}>
                  {t({ zh: '第 {id} 条', en: 'Clause {id}' }, { id: evidence.requirement })}
                </AppLink>
              </EvidenceItem>
            ))}
          </ul>
        </Tabs>
      </section>
      {reviewed && <ReviewDialog evidence={reviewed} onClose={() => setReviewed(undefined)} />}
    </div>
  )
}
