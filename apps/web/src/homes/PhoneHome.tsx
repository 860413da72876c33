import { AppLink } from '#ui/AppLink.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { type Place, pathIn, usePlace } from '#ui/park.ts'
import { pagesOf } from '../menu.ts'
import { PageCards } from './PageCards.tsx'

interface Card {
  path: string
  icon: IconName
  title: { zh: string; en: string }
  hint: { zh: string; en: string }
}

const RESIDENT: readonly Card[] = [
  { path: 'pass', icon: 'scan', title: { zh: '通行码', en: 'Pass' }, hint: { zh: '进出园区与访客邀约', en: 'Entry and visitors' } },
  { path: 'bills', icon: 'money', title: { zh: '生活缴费', en: 'Bills' }, hint: { zh: '水电、房租与停车', en: 'Utilities, rent, parking' } },
  { path: 'requests', icon: 'edit', title: { zh: '报修投诉', en: 'Repairs' }, hint: { zh: '拍照上报，进度可查', en: 'Report with a photo' } },
]
const WORKER: readonly Card[] = [
  { path: 'lessons', icon: 'file', title: { zh: '安全培训', en: 'Training' }, hint: { zh: '三级教育学习与考试', en: 'Lessons and exams' } },
  { path: 'pass', icon: 'scan', title: { zh: '通行码', en: 'Pass' }, hint: { zh: '进出园区', en: 'Entry' } },
  { path: 'dormitory', icon: 'home', title: { zh: '宿舍', en: 'Dormitory' }, hint: { zh: '我的房间与入住', en: 'My room' } },
]
const INSPECTOR: readonly Card[] = [
  {
    path: 'dormitory-inspection',
    icon: 'home',
    title: { zh: '宿舍核查', en: 'Dormitory inspection' },
    hint: { zh: '面积、出口、窗与走道', en: 'Area, exits, windows' },
  },
  { path: 'scan', icon: 'scan', title: { zh: '扫一扫', en: 'Scan' }, hint: { zh: '房间、设施与点位', en: 'Rooms, assets, checkpoints' } },
  { path: 'hazards', icon: 'warning', title: { zh: '待整改', en: 'To rectify' }, hint: { zh: '我负责的隐患', en: 'Hazards assigned to me' } },
]

function cardsFor({ roles }: Pick<Place, 'roles'>): readonly Card[] {
  if (roles.includes('resident')) return RESIDENT
  return roles.includes('worker') || roles.includes('companyClerk') || roles.includes('companyAdmin') ? WORKER : INSPECTOR
}

/** Three cards by role; a card whose page is not there yet says so instead of leading nowhere. */
export function PhoneHome() {
  const t = useText()
  const place = usePlace()
  const paths = new Set(pagesOf('phone').map((page) => page.path))
  return (
    <>
      <PageHead title={{ zh: '首页', en: 'Home' }} clauses={['6.3.4.2']} />
      <ul className="phone-cards">
        {cardsFor(place).map((card) => {
          const body = (
            <>
              <Icon name={card.icon} size={30} />
              <span>
                <strong>{t(card.title)}</strong>
                <span className="quiet">{paths.has(card.path) ? t(card.hint) : t({ zh: '本园区尚未开通', en: 'Not in use in this park yet' })}</span>
              </span>
            </>
          )
          return (
            <li key={card.path}>
              {paths.has(card.path) ? (
                <AppLink className="phone-card" to={pathIn(place, card.path)}>
                  {body}
                </AppLink>
              ) : (
                <div className="phone-card off">{body}</div>
              )}
            </li>
          )
        })}
      </ul>
      <PageCards />
    </>
  )
}
