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

const TASKS: Card = { path: 'tasks', icon: 'list', title: { zh: '待办', en: 'To-dos' }, hint: { zh: '等我处理的事项', en: 'What waits for me' } }
const MAP: Card = {
  path: 'amenities',
  icon: 'map',
  title: { zh: '便民地图', en: 'Amenities' },
  hint: { zh: '公厕、垃圾点、食堂、停车', en: 'Toilets, waste, canteens, parking' },
}
const MESSAGES: Card = { path: 'messages', icon: 'bell', title: { zh: '园区通知', en: 'Notices' }, hint: { zh: '通知与提醒', en: 'Notices and reminders' } }
const ME: Card = { path: 'me', icon: 'user', title: { zh: '我的', en: 'Me' }, hint: { zh: '语言、长辈版、账号', en: 'Language, elder mode, account' } }
const PASS: Card = { path: 'pass', icon: 'scan', title: { zh: '通行码', en: 'Pass' }, hint: { zh: '进出园区与访客邀约', en: 'Entry and visitors' } }

/** What matters most to each role, best first; the first three that exist are shown. */
const RESIDENT: readonly Card[] = [
  PASS,
  { path: 'bills', icon: 'money', title: { zh: '生活缴费', en: 'Bills' }, hint: { zh: '水电、房租与停车', en: 'Utilities, rent, parking' } },
  { path: 'requests', icon: 'edit', title: { zh: '报修投诉', en: 'Repairs' }, hint: { zh: '拍照上报，进度可查', en: 'Report with a photo' } },
  MAP,
  MESSAGES,
  ME,
]
const WORKER: readonly Card[] = [
  { path: 'lessons', icon: 'file', title: { zh: '安全培训', en: 'Training' }, hint: { zh: '三级教育学习与考试', en: 'Lessons and exams' } },
  PASS,
  { path: 'dormitory', icon: 'home', title: { zh: '宿舍', en: 'Dormitory' }, hint: { zh: '我的房间与入住', en: 'My room' } },
  MAP,
  MESSAGES,
  TASKS,
  ME,
]
const INSPECTOR: readonly Card[] = [
  {
    path: 'dormitory-inspection',
    icon: 'home',
    title: { zh: '宿舍核查', en: 'Dormitory inspection' },
    hint: { zh: '面积、出口、窗与走道', en: 'Area, exits, windows' },
  },
  { path: 'scan', icon: 'scan', title: { zh: '扫一扫', en: 'Scan' }, hint: { zh: '房间、设施与点位', en: 'Rooms, assets, checkpoints' } },
  TASKS,
  MESSAGES,
  MAP,
]
const SHOWN = 3
/** Always at hand at the bottom of the screen. */
const IN_TAB_BAR = ['tasks', 'scan', 'messages', 'me']

function cardsFor({ roles }: Pick<Place, 'roles'>): readonly Card[] {
  if (roles.includes('resident')) return RESIDENT
  return roles.includes('worker') || roles.includes('companyClerk') || roles.includes('companyAdmin') ? WORKER : INSPECTOR
}

/** Three cards by role, of the pages that exist. */
export function PhoneHome() {
  const t = useText()
  const place = usePlace()
  const paths = new Set(pagesOf('phone').map((page) => page.path))
  const cards = cardsFor(place)
    .filter((card) => paths.has(card.path))
    .slice(0, SHOWN)
  return (
    <>
      <PageHead title={{ zh: '首页', en: 'Home' }} description={{ zh: place.parkName ?? '', en: place.parkName ?? '' }} />
      <ul className="phone-cards">
        {cards.map((card) => (
          <li key={card.path}>
            <AppLink className="phone-card" to={pathIn(place, card.path)}>
              <Icon name={card.icon} size={30} />
              <span>
                <strong>{t(card.title)}</strong>
                <span className="quiet">{t(card.hint)}</span>
              </span>
            </AppLink>
          </li>
        ))}
      </ul>
      <PageCards without={[...cards.map(({ path }) => path), ...IN_TAB_BAR]} />
    </>
  )
}
