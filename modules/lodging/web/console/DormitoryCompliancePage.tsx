import type { AnswerOf } from '#kernel/operation.ts'
import type { levelMatrix } from '#modules/conformity/contract-levels.ts'
import { level, opening, separationLine, unit, wall } from '#modules/parks/contract.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { requirementsOf, useAssessment } from '#ui/clauses/clause-calls.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { type ListAnswer, listOf } from '#ui/ledger/ledger-calls.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import { ProblemNotice } from '#ui/Notice.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { StatusTag } from '#ui/Tag.tsx'
import { addressWith } from '#ui/url-state.ts'
import { type Cell, fullName, gapsOf, type MatrixRow, matrixRows, outcomeOf } from '../matrix-rows.ts'
import '../lodging.css'

const CLAUSES = ['6.3.1.1', '6.3.1.2', '6.3.1.3', '6.3.1.4', '6.3.1.5', '6.3.1.6', '6.3.1.7']
/** 6.3.1.1 is judged for the park as a whole, not level by level. */
const BY_LEVEL = CLAUSES.slice(1)
const MOST = 200

/** Every dormitory level against every clause of 6.3.1, each cell leading to the level's plan tinted by that clause. */
export function DormitoryCompliancePage() {
  const place = usePlace()
  return (
    <RegisterPage
      title={{ zh: '宿舍合规核查', en: 'Dormitory compliance' }}
      clauses={CLAUSES}
      tabs={[
        { key: 'matrix', title: { zh: '楼层 × 条款', en: 'Levels × clauses' }, body: <Matrix /> },
        { ledger: unit },
        { ledger: opening },
        { ledger: wall },
        { ledger: separationLine },
        { ledger: level, linkOf: (row) => pathIn(place, `space/levels/${row.id}`) },
      ]}
    />
  )
}

function Matrix() {
  const t = useText()
  const assessment = useAssessment()
  const requirements = requirementsOf(assessment.data?.requirements ?? [], BY_LEVEL)
  const ids = requirements.map(({ id }) => id)
  const found = useQueryNamed<AnswerOf<typeof levelMatrix>>(
    { name: 'conformity.levelMatrix', kind: 'query', scope: 'park' },
    { requirements: ids },
    { isEnabled: ids.length > 0 },
  )
  const buildings = useQueryNamed<ListAnswer>(listOf('parks.building'), { limit: MOST, sort: 'code' })
  const levels = useQueryNamed<ListAnswer>(listOf('parks.level'), { limit: MOST, sort: 'code' })
  const problem = assessment.error ?? found.error
  if (problem) return <ProblemNotice problem={problem} />
  if (!found.data || !buildings.data || !levels.data) return <Skeleton lines={10} />
  const rows = matrixRows(
    found.data.cells,
    buildings.data.rows,
    levels.data.rows.map(({ id, name, ordinal }) => ({ id, name, ordinal: Number(ordinal) })),
  )
  if (rows.length === 0)
    return (
      <EmptyState
        kind="never"
        what={{ zh: '已判定的宿舍楼层', en: 'judged dormitory level' }}
        hint={{ zh: '导入或录入宿舍楼层平面后自动判定。', en: 'Levels are judged once their plans are imported or entered.' }}
      />
    )
  return (
    <section className="panel matrix">
      <table className="list">
        <caption className="sr-only">{t({ zh: '宿舍楼层与条款的判定', en: 'Outcomes of dormitory levels by clause' })}</caption>
        <thead>
          <tr>
            <th scope="col">{t({ zh: '楼层', en: 'Level' })}</th>
            {requirements.map(({ id, title }) => (
              <th key={id} scope="col">
                <ClauseLink id={id} title={t(title)} />
              </th>
            ))}
            <th scope="col" className="number">
              {t({ zh: '差距', en: 'Gaps' })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LevelRow key={row.levelId} row={row} requirements={ids} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ClauseLink({ id, title }: { id: string; title: string }) {
  const place = usePlace()
  return (
    <AppLink to={pathIn(place, `conformity/${id}`)} title={title} aria-label={`${id} ${title}`}>
      {id}
    </AppLink>
  )
}

function LevelRow({ row, requirements }: { row: MatrixRow; requirements: readonly string[] }) {
  const t = useText()
  const place = usePlace()
  const path = pathIn(place, `space/levels/${row.levelId}`)
  return (
    <tr>
      <th scope="row">
        <AppLink to={path}>{fullName(row)}</AppLink>
      </th>
      {requirements.map((id) => (
        <td key={id}>
          <CellLink cell={row.cells.get(id)} to={addressWith(path, { clause: id })} label={`${fullName(row)} ${id}`} />
        </td>
      ))}
      <td className="number">{row.gaps > 0 ? formatNumber(row.gaps) : t({ zh: '无', en: 'none' })}</td>
    </tr>
  )
}

function CellLink({ cell, to, label }: { cell: Cell | undefined; to: string; label: string }) {
  const t = useText()
  const outcome = cell && outcomeOf(cell)
  if (!outcome) return <span className="quiet">--</span>
  const gaps = gapsOf(cell)
  return (
    <AppLink to={to} className="matrix-cell">
      <span className="sr-only">{label} </span>
      <StatusTag outcome={outcome} />
      {gaps > 0 && (
        <b>
          {formatNumber(gaps)}
          <span className="sr-only">{t({ zh: ' 项差距', en: ' gaps' })}</span>
        </b>
      )}
    </AppLink>
  )
}
