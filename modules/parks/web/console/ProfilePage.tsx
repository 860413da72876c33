import { useState } from 'react'
import { facilityDeclaration } from '#modules/facilities/contract.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { ClauseStrip } from '#ui/clauses/ClauseStrip.tsx'
import { EMPTY, formatField, formatNumber, formatTime, unitText } from '#ui/format.ts'
import { useLocale, useText } from '#ui/i18n.ts'
import { LedgerPage } from '#ui/ledger/LedgerPage.tsx'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { PLAN_LEDGERS } from '../../contract.ts'
import { type Answer, useAsk } from '../calls.ts'
import { PROFILE_FIELDS } from '../profile-fields.ts'
import { ProfileForm } from './ProfileForm.tsx'
import '../space.css'

const CLAUSES = ['3.2', '4.1', '5.1.a']
/** Where the records of a kind are listed; kinds without a page of their own open as a plain register. */
const LISTS: Readonly<Record<string, string>> = {
  'parks.building': 'space/buildings',
  'parks.level': 'space/buildings?tab=parks.level',
  'parks.unit': 'space/buildings?tab=parks.unit',
  'parks.road': 'space/roads?tab=parks.road',
  'parks.walkway': 'space/roads?tab=parks.walkway',
  'parks.gate': 'space/roads?tab=parks.gate',
  'parks.zone': 'space/roads?tab=parks.zone',
  'parks.parkingArea': 'space/parking',
  'parks.transitStop': 'space/transit',
}

/** The park as it presents itself, what it holds, and which kinds of facilities it declares. */
export function ProfilePage() {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const found = useAsk('profile', {})
  const [isConflict, setConflict] = useState(false)
  const park = found.data
  return (
    <>
      <PageHead title={{ zh: '园区档案', en: 'Park profile' }} clauses={CLAUSES}>
        {park?.isDemo && <Tag tone="warn">{t({ zh: '演示园区 · 数据为虚构', en: 'Demonstration park, invented data' })}</Tag>}
        {park?.can.save && (
          <Button look="primary" icon="edit" onClick={() => setUrl({ profile: 'edit' })}>
            {t({ zh: '编辑档案', en: 'Edit profile' })}
          </Button>
        )}
      </PageHead>
      <ClauseStrip clauses={CLAUSES} />
      {isConflict && <Notice tone="good">{t({ zh: '已按你的选择合并保存。', en: 'Saved as you chose.' })}</Notice>}
      {found.isError && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {!park && !found.isError && <Skeleton lines={12} />}
      {park && (
        <div className="beside">
          <ProfileFacts park={park} />
          <Holdings counts={park.counts} />
        </div>
      )}
      <section className="below">
        <h2>{t({ zh: '设施声明（4.1）', en: 'Facility declarations (4.1)' })}</h2>
        <LedgerPage ledger={facilityDeclaration} isEmbedded defaultSort="category" />
      </section>
      {url.profile === 'edit' && park?.can.save && (
        <Dialog title={t({ zh: '编辑园区档案', en: 'Edit the park profile' })} isOpen isDrawer onClose={() => setUrl({ profile: undefined })}>
          <ProfileForm
            start={park}
            onSaved={(wasConflict) => {
              setConflict(wasConflict)
              setUrl({ profile: undefined })
            }}
            onCancel={() => setUrl({ profile: undefined })}
          />
        </Dialog>
      )}
    </>
  )
}

function ProfileFacts({ park }: { park: Answer<'profile'> }) {
  const t = useText()
  const to = useLocale()
  return (
    <section className="panel stack" aria-label={t({ zh: '基本信息', en: 'Facts' })}>
      <dl className="facts">
        <div>
          <dt>{t({ zh: '园区代码', en: 'Park code' })}</dt>
          <dd>{park.code}</dd>
        </div>
        <div>
          <dt>{t({ zh: '运营机构', en: 'Operator' })}</dt>
          <dd>{park.operatorName ?? EMPTY}</dd>
        </div>
        {Object.entries(PROFILE_FIELDS).map(([key, field]) => {
          const value = park.profile[key as keyof typeof park.profile]
          const unit = 'unit' in field && value !== null ? ` ${unitText(field.unit, to)}` : ''
          return (
            <div key={key} className={field.type === 'longText' ? 'wide' : undefined}>
              <dt>{t(field)}</dt>
              <dd>{formatField(field, value, to) + unit}</dd>
            </div>
          )
        })}
        <div>
          <dt>{t('updatedAt')}</dt>
          <dd>{formatTime(park.updatedAt)}</dd>
        </div>
      </dl>
    </section>
  )
}

function Holdings({ counts }: { counts: Readonly<Record<string, number>> }) {
  const t = useText()
  const place = usePlace()
  return (
    <aside className="panel stack" aria-label={t({ zh: '空间台账', en: 'Registers of space' })}>
      <h2>{t({ zh: '空间台账', en: 'Registers of space' })}</h2>
      <ul className="holdings">
        {PLAN_LEDGERS.map((ledger) => {
          const name = `${ledger.module}.${ledger.kind}`
          return (
            <li key={name}>
              <AppLink to={pathIn(place, LISTS[name] ?? `ledgers/${name}`)}>
                <span>{t(ledger.title)}</span>
                <b>{formatNumber(counts[name] ?? 0)}</b>
              </AppLink>
            </li>
          )
        })}
      </ul>
    </aside>
  )
}
