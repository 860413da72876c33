import type { z } from 'zod'
import { ledgerNamed } from '#kernel/server/ledger-rows.ts'
import { groupBy } from '#standard/group-by.ts'
import type { Requirement } from '#standard/standard-file.ts'
import type { FindingView, RequirementRow } from '../../contract.ts'
import type { Language } from '../oscal/words.ts'
import { type Places, placeName, type ReportData } from './report-data.ts'
import { REPORT_WORDS } from './report-texts.ts'
import {
  DECISION_WORDS,
  DEFAULT_OWNER,
  EMPTY,
  LEVEL_WORDS,
  minuteOf,
  numberText,
  OUTCOME_WORDS,
  OUTCOMES,
  OVERDUE,
  percentText,
  STATE_WORDS,
  shownWords,
  unitWord,
} from './report-words.ts'
import { trendChart } from './trend-chart.ts'

type Row = z.output<typeof RequirementRow>

/** Findings listed per requirement; the rest is counted. */
export const MOST_FINDINGS = 50

/** Requirements named on the cover. */
const MOST_WORST = 6

export interface ListedFinding {
  number: number
  name: string
  place: string
  outcome: string
  required: string
  measured: string
  because: string
}

export interface Picture {
  svg: string
  caption: string
}

/** A requirement that is not met or unknown, with the subjects that make it so. */
export interface Gap {
  requirement: string
  clause: string
  title: string
  level: string
  outcome: string
  decides: string
  reason: string
  values: string
  findings: ListedFinding[]
  more: string
  pictures: Picture[]
}

/** The findings of a gap as its table lists them, the worst first. */
export interface GapFindings {
  requirement: string
  listed: FindingView[]
}

/** Requirements to mend that have findings: not met first, in the standard's order. */
export function gapFindings({ report }: ReportData): GapFindings[] {
  const byRequirement = groupBy(
    report.findings.filter(({ outcome }) => outcome === 'notMet' || outcome === 'unknown'),
    ({ requirement }) => requirement,
  )
  const open = report.requirements.filter(({ outcome, isRollUp, id }) => !isRollUp && (outcome === 'notMet' || outcome === 'unknown') && byRequirement.has(id))
  const inOrder = [...open.filter(({ outcome }) => outcome === 'notMet'), ...open.filter(({ outcome }) => outcome === 'unknown')]
  return inOrder.map(({ id }) => ({ requirement: id, listed: (byRequirement.get(id) ?? []).slice(0, MOST_FINDINGS) }))
}

/** All that the printed report says, in one language, ready to be laid out. */
export function reportContent(data: ReportData, pictures: ReadonlyMap<string, Picture[]>, language: Language, made: { at: Date; by: string }) {
  const { report, loaded, isDemo } = data
  const words = Object.fromEntries(Object.entries(REPORT_WORDS).map(([key, text]) => [key, text[language]]))
  const rows = new Map(report.requirements.map((row) => [row.id, row]))
  const about = (requirement: string) => {
    const row = rows.get(requirement)
    return { clause: row?.clause ?? requirement, title: row?.title[language] ?? '' }
  }
  return {
    language,
    words,
    title: words.title,
    footer: language === 'zh' ? `${report.standard.title.zh} ${report.standard.version}` : `${report.standard.id} ${report.standard.version}`,
    isDemo,
    park: report.park.name,
    standard: {
      title: report.standard.title[language],
      version: report.standard.version,
      issuer: loaded.standard.standard.issuer[language],
      hash: report.standard.hash,
    },
    evaluatedAt: minuteOf(report.evaluatedAt),
    madeAt: minuteOf(made.at),
    madeBy: made.by,
    outcomes: OUTCOMES.map((outcome) => ({ outcome, label: OUTCOME_WORDS[outcome][language], count: report.counts[outcome] })),
    scores: (['shall', 'should'] as const).map((key) => ({
      label: words[`score.${key}`],
      ...report.scores[key],
      share: percentText(report.scores[key].share),
    })),
    worst: report.requirements
      .filter((row) => row.outcome === 'notMet' && !row.isRollUp && row.counts.notMet > 0)
      .sort((a, b) => b.counts.notMet - a.counts.notMet)
      .slice(0, MOST_WORST)
      .map((row) => ({
        clause: row.clause,
        title: row.title[language],
        count: REPORT_WORDS['worst.count'][language].replace('{n}', numberText(row.counts.notMet)),
      })),
    trend: trendChart(data.trend, language),
    chapters: loaded.standard.chapters.flatMap((chapter) => {
      const own = report.requirements.filter((row) => row.chapter === chapter.id)
      const counted = own.filter((row) => !row.isRollUp)
      if (own.length === 0) return []
      const title = `${chapter.id} ${chapter.title[language]}`
      return [
        {
          title,
          counts: OUTCOMES.map((outcome) => counted.filter((row) => row.outcome === outcome).length),
          rows: own.map((row) => chapterRow(row, language)),
        },
      ]
    }),
    gaps: gapFindings(data).map((gap) => gapOf(data, gap, pictures.get(gap.requirement) ?? [], language)),
    unproven: report.requirements.flatMap((row) => unproven(data, row, language)),
    parameters: data.parameters.map(({ requirement, parameters }) => ({
      ...about(requirement),
      values: parameters.map((p) => ({
        name: language === 'zh' ? p.zh : p.en,
        value: valueWords(p, p.value, language),
        standard: valueWords(p, p.default, language),
        isOwn: p.overridden !== null,
        note: p.overridden ? `${p.overridden.by}，${minuteOf(p.overridden.at).slice(0, 10)}：${p.overridden.reason}` : '',
      })),
    })),
    evidence: inOrderOf(loaded, report.evidence).map((e) => ({
      ...about(e.requirement),
      name: e.title,
      file: e.fileName,
      issuedOn: e.issuedOn,
      validUntil: e.validUntil,
      isInDate: e.isInDate,
      decision: DECISION_WORDS[e.decision]?.[language] ?? e.decision,
      uploadedBy: e.uploadedBy.name,
      reviewer: e.decidedBy ? `${e.decidedBy.name}\n${minuteOf(e.decidedAt ?? '').slice(0, 10)}` : EMPTY,
    })),
    tasks: report.tasks
      .filter((task) => task.state === 'open')
      .map((task) => ({
        ...about(task.requirement),
        task: task.title,
        subject: task.subject?.name ?? EMPTY,
        owner: task.owner?.name ?? DEFAULT_OWNER[language],
        openedOn: minuteOf(task.openedAt).slice(0, 10),
        dueOn: task.dueOn,
        state: task.isOverdue ? OVERDUE[language] : (STATE_WORDS[task.state]?.[language] ?? ''),
        isOverdue: task.isOverdue,
      })),
    waivers: report.tasks.flatMap((task) =>
      task.waiver
        ? [
            {
              ...about(task.requirement),
              task: task.title,
              by: task.waiver.by.name,
              until: task.waiver.until,
              reason: task.waiver.reason,
              subject: task.subject?.name ?? EMPTY,
            },
          ]
        : [],
    ),
    proof: { hash: report.findingHash, findings: numberText(data.findingCount) },
  }
}
export type ReportContent = ReturnType<typeof reportContent>

/** Rows in the order of their requirements in the standard. */
function inOrderOf<T extends { requirement: string }>({ standard }: ReportData['loaded'], rows: readonly T[]): T[] {
  const place = new Map(standard.requirements.map(({ id }, at) => [id, at]))
  return [...rows].sort((a, b) => (place.get(a.requirement) ?? 0) - (place.get(b.requirement) ?? 0))
}

function chapterRow(row: Row, language: Language) {
  const judged = Object.values(row.counts).reduce((sum, count) => sum + count, 0)
  return {
    clause: row.clause,
    title: row.title[language],
    level: LEVEL_WORDS[row.level]?.[language] ?? row.level,
    outcome: row.outcome,
    outcomeLabel: OUTCOME_WORDS[row.outcome][language],
    reason: row.reason.text[language],
    subjects: judged === 0 ? EMPTY : `${numberText(row.counts.met)} / ${numberText(judged)}`,
    isRollUp: row.isRollUp,
  }
}

function gapOf(data: ReportData, { requirement, listed }: GapFindings, pictures: Picture[], language: Language): Gap & { outcomeLabel: string } {
  const row = data.report.requirements.find(({ id }) => id === requirement) as Row
  const asked = data.loaded.requirements.get(requirement) as Requirement
  const open = row.counts.notMet + row.counts.unknown
  const used = data.parameters.find((p) => p.requirement === requirement)?.parameters ?? []
  return {
    requirement,
    clause: row.clause,
    title: row.title[language],
    level: LEVEL_WORDS[row.level]?.[language] ?? row.level,
    outcome: row.outcome,
    outcomeLabel: OUTCOME_WORDS[row.outcome][language],
    decides: asked.decides[language],
    reason: row.reason.text[language],
    values: used
      .map((p) => `${language === 'zh' ? p.zh : p.en}${language === 'zh' ? '：' : ': '}${valueWords(p, p.value, language)}`)
      .join(language === 'zh' ? '；' : '; '),
    findings: listed.map((finding, at) => listedFinding(data.places, finding, at + 1, language)),
    more: open > listed.length ? REPORT_WORDS.more[language].replace('{n}', numberText(open - listed.length)) : '',
    pictures,
  }
}

export function listedFinding(places: Places, finding: FindingView, number: number, language: Language): ListedFinding {
  return {
    number,
    name: finding.subject.name,
    place: placeName(places, finding.subject) || EMPTY,
    outcome: finding.outcome,
    required: shownWords(finding.required, language),
    measured: shownWords(finding.measured, language),
    because: [finding.because.text[language], missingWords(finding, language)].filter(Boolean).join('\n'),
  }
}

/** What has to be entered before an unknown can be judged, and in which register. */
export function missingWords({ missing }: Pick<FindingView, 'missing'>, language: Language): string {
  if (missing.length === 0) return ''
  const named = missing.map(({ ledger, field, stale }) => {
    const known = ledgerNamed(ledger)
    // The park's own profile is no register: its page is named, not its fields.
    if (!known && ledger === 'parks.park') return REPORT_WORDS.profile[language]
    const name = known?.fields[field]?.[language] ?? (field === 'geometry' ? REPORT_WORDS.geometry[language] : field)
    const note = stale ? REPORT_WORDS.stale[language] : ''
    return known ? `${known.title[language]}·${name}${note}` : `${name}${note}`
  })
  return `${REPORT_WORDS.missing[language]}${[...new Set(named)].join(language === 'zh' ? '、' : ', ')}`
}

/** A requirement that is open without a subject being at fault: what a reviewer waits for. */
function unproven({ loaded, report }: ReportData, row: Row, language: Language) {
  const isOpen = ['notMet', 'unknown', 'waitingForReview'].includes(row.outcome)
  if (!isOpen || row.isRollUp || report.findings.some((f) => f.requirement === row.id && (f.outcome === 'notMet' || f.outcome === 'unknown'))) return []
  const expected = loaded.requirements.get(row.id)?.evidence
  return [{ ...chapterRow(row, language), expected: expected?.[language] ?? EMPTY }]
}

function valueWords(
  parameter: { unit: string | null; options: Readonly<Record<string, { zh: string; en: string }>> | null },
  value: number | string,
  language: Language,
): string {
  if (typeof value === 'number') return `${numberText(value)} ${unitWord(parameter.unit, language)}`.trim()
  return parameter.options?.[value]?.[language] ?? value
}
