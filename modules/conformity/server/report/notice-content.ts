import { sql } from 'kysely'
import type { Text } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'
import { type Engine, requirementOf, standardOf, todayAt } from '../engine.ts'
import { findingView, type StoredFinding } from '../finding-rows.ts'
import type { Language } from '../oscal/words.ts'
import { requirementRows } from '../requirement-rows.ts'
import { taskById, taskView } from '../task-rows.ts'
import { listedFinding } from './report-content.ts'
import { placesOf } from './report-data.ts'
import { gapPictures, Plans } from './report-pictures.ts'
import { REPORT_WORDS } from './report-texts.ts'
import { DEFAULT_OWNER, dayWords, LEVEL_WORDS, minuteOf, numberText, OUTCOME_WORDS } from './report-words.ts'

/** Findings a notice names; the rest is counted. */
const MOST_FINDINGS = 12
const PICTURES = 1

const NOTICE_WORDS = {
  title: { zh: '整改通知书', en: 'Rectification notice' },
  number: { zh: '编号：', en: 'No.' },
  colon: { zh: '：', en: ': ' },
  facts: { zh: '一、存在的问题', en: '1. What was found' },
  demand: { zh: '二、整改要求', en: '2. What is to be done' },
  issuer: { zh: '签发单位', en: 'Issued by' },
  seal: { zh: '（盖章）', en: ' (seal)' },
  signature: { zh: '签发人（签字）', en: 'Signature' },
  signed: { zh: '日期', en: 'Date' },
  receiver: { zh: '接收人（签字）', en: 'Received by (signature)' },
  answer: { zh: '整改回执', en: 'Reply' },
  done: { zh: '整改情况', en: 'What was done' },
  owner: { zh: '责任人（签字）', en: 'Owner (signature)' },
  checked: { zh: '复查意见', en: 'Result of the re-check' },
  checker: { zh: '复查人（签字）', en: 'Checked by (signature)' },
} as const satisfies Readonly<Record<string, Text>>

/** All that the notice of one task says, ready to be laid out. */
export async function noticeContent(db: Db, engine: Engine, parkId: string, taskId: string, language: Language, now: Date) {
  const today = todayAt(now)
  const stored = await taskById(db, parkId, taskId, false)
  const task = taskView(stored, today)
  const loaded = standardOf(engine, stored.standard)
  const requirement = requirementOf(loaded, task.requirement)
  const row = (await requirementRows(db, loaded, parkId)).find(({ id }) => id === requirement.id)
  const { rows: parks } = await sql<{ code: string; name: string; is_demo: boolean; operator: string | null }>`
    select p.code, p.name_zh as name, p.is_demo, o.name as operator from parks.published_park p left join parks.operator o on o.id = p.operator_id where p.id = ${parkId}`.execute(
    db,
  )
  const park = parks[0]
  const about = task.subject ? sql`and subject_kind = ${task.subject.kind} and subject_id = ${task.subject.id}` : sql``
  const { rows } = await sql<StoredFinding>`
    select requirement, check_name, shortfall, body, since from conformity.finding
    where park_id = ${parkId} and standard = ${loaded.id} and requirement = ${requirement.id} and outcome in ('notMet', 'unknown') ${about}
    order by rank, shortfall desc, subject_name, check_name, subject_id`.execute(db)
  const findings = rows.map((finding) => findingView(engine.registry.texts, finding))
  const listed = findings.slice(0, MOST_FINDINGS)
  const places = await placesOf(db, parkId)
  const pictures = await gapPictures(new Plans(db, parkId), places, { listed }, language, PICTURES)
  const isZh = language === 'zh'
  const standardName = isZh
    ? `《${loaded.standard.standard.title.zh}》（版本 ${loaded.version}）`
    : `${loaded.standard.standard.title.en} (version ${loaded.version})`
  const due = dayWords(task.dueOn, language)
  const owner = task.owner?.name ?? DEFAULT_OWNER[language]
  return {
    language,
    words: {
      ...Object.fromEntries(Object.entries(NOTICE_WORDS).map(([key, text]) => [key, text[language]])),
      demo: REPORT_WORDS.demo[language],
      page: REPORT_WORDS.page[language],
      row: REPORT_WORDS.number[language],
      ...Object.fromEntries((['subject', 'place', 'required', 'measured', 'because'] as const).map((key) => [key, REPORT_WORDS[key][language]])),
    },
    title: NOTICE_WORDS.title[language],
    park: park?.name ?? '',
    isDemo: park?.is_demo ?? false,
    footer: `${park?.code ?? ''}-${numberOf(task.id)}`,
    madeAt: minuteOf(now),
    number: `${park?.code ?? ''}-${numberOf(task.id)}`,
    issuedOn: dayWords(today, language),
    issuer: park?.operator ?? park?.name ?? '',
    addressee: owner,
    opening: openingOf(standardName, park?.name ?? '', due, task.isOverdue, language),
    facts: [
      { label: isZh ? '整改事项' : 'Matter', value: task.title },
      {
        label: isZh ? '依据条款' : 'Clause',
        value: `${requirement.clause} ${requirement.title[language]}（${LEVEL_WORDS[requirement.level]?.[language] ?? requirement.level}）`,
      },
      { label: isZh ? '判定内容' : 'What is judged', value: requirement.decides[language] },
      {
        label: isZh ? '当前结果' : 'Outcome now',
        value: row ? `${OUTCOME_WORDS[row.outcome][language]}${isZh ? '，' : ', '}${row.reason.text[language]}` : '--',
      },
    ],
    findings: listed.map((finding, at) => listedFinding(places, finding, at + 1, language)),
    more: findings.length > listed.length ? REPORT_WORDS.more[language].replace('{n}', numberText(findings.length - listed.length)) : '',
    pictures,
    demand: demandOf(task, owner, due, language),
  }
}

function openingOf(standard: string, park: string, due: string, isOverdue: boolean, language: Language): string {
  if (language === 'en') {
    const by = isOverdue ? `at once (it was due ${due})` : `by ${due}`
    return `Held to the ${standard}, the following matter of ${park} does not meet what is asked. Please put it right ${by} and return the reply below to the issuer.`
  }
  const by = isOverdue ? `原定整改期限 ${due}已过，请立即完成整改` : `请于 ${due}前完成整改`
  return `对照${standard}核查，${park}的下列事项尚不符合要求。${by}，并将整改情况填入回执报送签发单位。`
}

function demandOf(
  { description, waiver }: { description: string; waiver: { until: string; reason: string } | null },
  owner: string,
  due: string,
  language: Language,
): string {
  const said = description.trim()
  const sentence =
    language === 'zh'
      ? `责任人：${owner}；整改期限：${due}。整改完成后由园区按同一条款重新判定。`
      : `Owner: ${owner}; due ${due}. Once done, the same requirement is judged again.`
  const waived = waiver
    ? language === 'zh'
      ? `本事项已豁免至 ${dayWords(waiver.until, language)}，理由：${waiver.reason}。`
      : `Waived until ${waiver.until}: ${waiver.reason}.`
    : ''
  return [said && !/[。.！!]$/.test(said) ? `${said}${language === 'zh' ? '。' : '.'}` : said, waived, sentence]
    .filter(Boolean)
    .join(language === 'zh' ? '' : ' ')
}

/** Short enough to write by hand, long enough to be alone in a park. */
function numberOf(taskId: string): string {
  return taskId.replaceAll('-', '').slice(-10).toUpperCase()
}
