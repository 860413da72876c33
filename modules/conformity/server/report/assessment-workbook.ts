import { type CellValue, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Text } from '#kernel/operation.ts'
import { cellText } from '#sheets/escape.ts'
import { bold, heading } from '#sheets/styles.ts'
import type { FindingView } from '../../contract.ts'
import type { Language } from '../oscal/words.ts'
import { missingWords } from './report-content.ts'
import { placeName, type ReportData } from './report-data.ts'
import { REPORT_WORDS } from './report-texts.ts'
import { DECISION_WORDS, DEFAULT_OWNER, LEVEL_WORDS, minuteOf, OUTCOME_WORDS, OUTCOMES, STATE_WORDS, shownWords, unitWord } from './report-words.ts'

interface Column<Row> {
  title: Text
  width: number
  /** A text is guarded against being run as a formula; numbers and dates stay what they are. */
  value(row: Row): CellValue
  numFmt?: string
}

const DAY = 'yyyy-mm-dd'
const MINUTE = 'yyyy-mm-dd hh:mm'
const SHARE = '0.0%'
/** Longest text Excel holds in a cell. */
const CELL_LIMIT = 32_000
const ON_PAPER = { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const

/** The assessment as an Excel workbook: summary, requirements, findings, evidence, tasks, parameters; numbers and dates typed. */
export async function assessmentWorkbook(data: ReportData, language: Language, made: { at: Date; by: string }): Promise<Uint8Array> {
  const { report } = data
  const titles = new Map(report.requirements.map((row) => [row.id, row]))
  const clause = <R extends { requirement: string }>(): Column<R>[] => [
    { title: REPORT_WORDS.clause, width: 10, value: (row) => titles.get(row.requirement)?.clause ?? row.requirement },
    { title: REPORT_WORDS.requirement, width: 40, value: (row) => titles.get(row.requirement)?.title[language] ?? '' },
  ]
  return writeXlsx({
    properties: { title: `${REPORT_WORDS.title[language]} ${report.park.name}`, creator: made.by, created: made.at },
    sheets: [
      summarySheet(data, language, made),
      sheet({ zh: '条款', en: 'Requirements' }, report.requirements, requirementColumns(language), language),
      sheet({ zh: '判定结果', en: 'Findings' }, report.findings, [...clause<FindingView>(), ...findingColumns(data, language)], language),
      sheet(REPORT_WORDS.evidence, report.evidence, [...clause<ReportData['report']['evidence'][number]>(), ...evidenceColumns(language)], language),
      sheet({ zh: '整改任务', en: 'Tasks' }, report.tasks, [...clause<ReportData['report']['tasks'][number]>(), ...taskColumns(language)], language),
      sheet({ zh: '参数与释义', en: 'Parameters' }, parameterRows(data), [...clause<ParameterRow>(), ...parameterColumns(language)], language),
    ],
  })
}

function sheet<Row>(name: Text, rows: readonly Row[], columns: readonly Column<Row>[], language: Language): WriteSheet {
  const header = columns.map((column) => column.title[language])
  return {
    name: name[language],
    columns: columns.map(({ width, numFmt }) => ({ width, ...(numFmt ? { numFmt } : {}) })),
    rows: [header, ...rows.map((row) => columns.map((column) => safe(column.value(row))))],
    cells: new Map(header.map((value, at) => [`0,${at}`, { value, style: heading }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${colToLetter(columns.length - 1)}${rows.length + 1}` },
    pageSetup: { ...ON_PAPER, printTitlesRow: '$1:$1' },
  }
}

function safe(value: CellValue): CellValue {
  return typeof value === 'string' ? cellText(value.slice(0, CELL_LIMIT)) : value
}

function day(date: string | null | undefined): CellValue {
  return date ? new Date(`${date.slice(0, 10)}T00:00:00Z`) : null
}

function yes(is: boolean, language: Language): CellValue {
  if (language === 'zh') return is ? '是' : '否'
  return is ? 'Yes' : 'No'
}

/** A time as Shanghai's clock shows it; Excel knows no zones. */
function minute(at: string | null | undefined): CellValue {
  return at ? new Date(Math.floor((Date.parse(at) + 8 * 3_600_000) / 60_000) * 60_000) : null
}

function summarySheet({ report, isDemo, trend }: ReportData, language: Language, made: { at: Date; by: string }): WriteSheet {
  const t = (key: keyof typeof REPORT_WORDS): string => REPORT_WORDS[key][language]
  const rows: CellValue[][] = [
    [`${report.park.name} ${t('title')}`],
    ...(isDemo ? [[t('demo')]] : []),
    [t('standard'), `${report.standard.title[language]} ${report.standard.version}`],
    [t('evaluatedAt'), minuteOf(report.evaluatedAt)],
    [t('madeAt'), minuteOf(made.at)],
    [t('madeBy'), made.by],
    [],
    [t('outcomes')],
    ...OUTCOMES.map((outcome) => [OUTCOME_WORDS[outcome][language], report.counts[outcome]]),
    [],
    [t('scores'), language === 'zh' ? '满足' : 'Met', language === 'zh' ? '适用' : 'Applicable', t('scores')],
    ...(['shall', 'should'] as const).map((key) => [t(`score.${key}`), report.scores[key].met, report.scores[key].applicable, report.scores[key].share]),
    [],
    [t('proof.hash'), report.findingHash],
    [t('proof.standard'), report.standard.hash],
    [],
    [t('trend'), ...OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome][language]), t('score.shall'), t('score.should')],
    ...trend.map(({ on, counts, scores }) => [day(on), ...OUTCOMES.map((outcome) => counts[outcome]), scores.shall.share, scores.should.share]),
  ]
  const shares = rows.findIndex(([first]) => first === t('scores')) + 1
  const from = rows.length - trend.length
  const cells: NonNullable<WriteSheet['cells']> = new Map([['0,0', { value: safe(rows[0]?.[0] ?? null), style: bold }]])
  for (const [at, [first, second]] of rows.entries())
    if (at > 0 && (first === t('outcomes') || first === t('scores') || first === t('trend')))
      for (const column of second === undefined ? [0] : (rows[at]?.keys() ?? []))
        cells.set(`${at},${column}`, { value: rows[at]?.[column] ?? null, style: heading })
  for (const at of [shares, shares + 1]) cells.set(`${at},3`, { value: rows[at]?.[3] ?? null, style: { numFmt: SHARE } })
  for (let at = from; at < rows.length; at++) {
    cells.set(`${at},0`, { value: rows[at]?.[0] ?? null, style: { numFmt: DAY, alignment: { horizontal: 'left' } } })
    for (const column of [6, 7]) cells.set(`${at},${column}`, { value: rows[at]?.[column] ?? null, style: { numFmt: SHARE } })
  }
  return {
    cells,
    pageSetup: ON_PAPER,
    name: language === 'zh' ? '汇总' : 'Summary',
    columns: [{ width: 34 }, { width: 18 }, ...Array.from({ length: 6 }, () => ({ width: 14 }))],
    rows: rows.map((row) => row.map(safe)),
  }
}

function requirementColumns(language: Language): Column<ReportData['report']['requirements'][number]>[] {
  return [
    { title: { zh: '编号', en: 'Id' }, width: 12, value: (row) => row.id },
    { title: REPORT_WORDS.clause, width: 10, value: (row) => row.clause },
    { title: REPORT_WORDS.requirement, width: 48, value: (row) => row.title[language] },
    { title: REPORT_WORDS.level, width: 8, value: (row) => LEVEL_WORDS[row.level]?.[language] ?? row.level },
    { title: REPORT_WORDS.outcome, width: 10, value: (row) => OUTCOME_WORDS[row.outcome][language] },
    { title: REPORT_WORDS.reason, width: 30, value: (row) => row.reason.text[language] },
    ...OUTCOMES.map((outcome) => ({
      title: { zh: `对象${OUTCOME_WORDS[outcome].zh}`, en: `Subjects ${OUTCOME_WORDS[outcome].en.toLowerCase()}` },
      width: 12,
      value: (row: ReportData['report']['requirements'][number]) => row.counts[outcome],
    })),
    { title: { zh: '未关闭任务', en: 'Open tasks' }, width: 12, value: (row) => row.openTasks },
    { title: { zh: '自', en: 'Since' }, width: 17, value: (row) => minute(row.since), numFmt: MINUTE },
  ]
}

/** Number and unit in columns of their own, so that they can be sorted; words where there is no number. */
function shownColumns(key: 'required' | 'measured', language: Language): Column<FindingView>[] {
  return [
    { title: REPORT_WORDS[key], width: 14, value: (row) => (row[key] && 'value' in row[key] ? row[key].value : null) },
    {
      title: { zh: `${REPORT_WORDS[key].zh}单位或说明`, en: `${REPORT_WORDS[key].en}: unit or words` },
      width: 20,
      value: (row) => (row[key] && 'value' in row[key] ? unitWord(row[key].unit, language) : row[key] ? shownWords(row[key], language) : ''),
    },
  ]
}

function findingColumns({ places }: ReportData, language: Language): Column<FindingView>[] {
  return [
    { title: REPORT_WORDS.subject, width: 26, value: (row) => row.subject.name },
    { title: REPORT_WORDS.place, width: 20, value: (row) => placeName(places, row.subject) },
    { title: REPORT_WORDS.outcome, width: 10, value: (row) => OUTCOME_WORDS[row.outcome][language] },
    ...shownColumns('required', language),
    ...shownColumns('measured', language),
    { title: REPORT_WORDS.because, width: 50, value: (row) => row.because.text[language] },
    { title: { zh: '需补录', en: 'To be entered' }, width: 40, value: (row) => missingWords(row, language) },
    { title: { zh: '判定', en: 'Check' }, width: 28, value: (row) => row.check },
    { title: { zh: '对象编码', en: 'Subject id' }, width: 38, value: (row) => row.subject.id },
    { title: { zh: '自', en: 'Since' }, width: 17, value: (row) => minute(row.since), numFmt: MINUTE },
  ]
}

function evidenceColumns(language: Language): Column<ReportData['report']['evidence'][number]>[] {
  return [
    { title: { zh: '佐证', en: 'Evidence' }, width: 30, value: (row) => row.title },
    { title: { zh: '文件', en: 'File' }, width: 30, value: (row) => row.fileName },
    { title: REPORT_WORDS.issuedOn, width: 12, value: (row) => day(row.issuedOn), numFmt: DAY },
    { title: REPORT_WORDS.validUntil, width: 12, value: (row) => day(row.validUntil), numFmt: DAY },
    { title: { zh: '在有效期内', en: 'In date' }, width: 12, value: (row) => yes(row.isInDate, language) },
    { title: REPORT_WORDS.outcome, width: 12, value: (row) => DECISION_WORDS[row.decision]?.[language] ?? row.decision },
    { title: REPORT_WORDS.uploadedBy, width: 16, value: (row) => row.uploadedBy.name },
    { title: REPORT_WORDS.reviewer, width: 16, value: (row) => row.decidedBy?.name ?? null },
    { title: { zh: '审核时间', en: 'Reviewed at' }, width: 17, value: (row) => minute(row.decidedAt), numFmt: MINUTE },
    { title: { zh: '审核意见', en: 'Review' }, width: 30, value: (row) => row.reason },
    { title: { zh: '备注', en: 'Note' }, width: 30, value: (row) => row.note },
  ]
}

function taskColumns(language: Language): Column<ReportData['report']['tasks'][number]>[] {
  return [
    { title: REPORT_WORDS.task, width: 30, value: (row) => row.title },
    { title: { zh: '内容', en: 'Description' }, width: 40, value: (row) => row.description },
    { title: REPORT_WORDS.subject, width: 24, value: (row) => row.subject?.name ?? null },
    { title: REPORT_WORDS.owner, width: 16, value: (row) => row.owner?.name ?? DEFAULT_OWNER[language] },
    { title: REPORT_WORDS.openedOn, width: 12, value: (row) => day(minuteOf(row.openedAt)), numFmt: DAY },
    { title: REPORT_WORDS.dueOn, width: 12, value: (row) => day(row.dueOn), numFmt: DAY },
    { title: { zh: '超期', en: 'Overdue' }, width: 10, value: (row) => yes(row.isOverdue, language) },
    { title: REPORT_WORDS.state, width: 10, value: (row) => STATE_WORDS[row.state]?.[language] ?? row.state },
    { title: REPORT_WORDS.waivedUntil, width: 12, value: (row) => day(row.waiver?.until), numFmt: DAY },
    { title: REPORT_WORDS.waivedBy, width: 16, value: (row) => row.waiver?.by.name ?? null },
    { title: { zh: '豁免理由', en: 'Reason of the waiver' }, width: 30, value: (row) => row.waiver?.reason ?? null },
  ]
}

type ParameterRow = { requirement: string } & ReportData['parameters'][number]['parameters'][number]

function parameterRows({ parameters }: ReportData): ParameterRow[] {
  return parameters.flatMap(({ requirement, parameters: own }) => own.map((p) => ({ requirement, ...p })))
}

function parameterColumns(language: Language): Column<ParameterRow>[] {
  const words = (row: ParameterRow, value: number | string): CellValue => (typeof value === 'number' ? value : (row.options?.[value]?.[language] ?? value))
  return [
    { title: REPORT_WORDS.parameter, width: 34, value: (row) => row[language] },
    { title: REPORT_WORDS.value, width: 24, value: (row) => words(row, row.value) },
    { title: REPORT_WORDS.default, width: 24, value: (row) => words(row, row.default) },
    { title: { zh: '单位', en: 'Unit' }, width: 10, value: (row) => unitWord(row.unit, language) },
    { title: { zh: '园区自定', en: 'Set by the park' }, width: 12, value: (row) => yes(row.overridden !== null, language) },
    { title: { zh: '设定人', en: 'Set by' }, width: 16, value: (row) => row.overridden?.by ?? null },
    { title: { zh: '设定时间', en: 'Set at' }, width: 17, value: (row) => minute(row.overridden?.at), numFmt: MINUTE },
    { title: { zh: '理由', en: 'Why' }, width: 40, value: (row) => row.overridden?.reason ?? null },
    { title: { zh: '出处', en: 'Source' }, width: 30, value: (row) => row.source },
  ]
}
