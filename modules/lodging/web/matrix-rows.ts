import type { Outcome } from '#standard/finding.ts'
import { worstOf } from '#ui/clauses/clause-calls.ts'

export interface Cell {
  levelId: string
  buildingId: string | null
  requirement: string
  counts: Readonly<Record<Outcome, number>>
}

export interface Named {
  id: string
  name: string
  ordinal?: number
}

export interface MatrixRow {
  levelId: string
  buildingName: string
  levelName: string
  cells: ReadonlyMap<string, Cell>
  gaps: number
}

/** `1 号楼` and `1 号楼 2 层` → `1 号楼 2 层`: levels are often named with their building. */
export function fullName({ buildingName, levelName }: Pick<MatrixRow, 'buildingName' | 'levelName'>): string {
  return levelName.startsWith(buildingName) ? levelName : `${buildingName} ${levelName}`
}

/** Not met and unknown together: what is still to be done in a cell. */
export function gapsOf({ counts }: Pick<Cell, 'counts'>): number {
  return counts.notMet + counts.unknown
}

export function outcomeOf({ counts }: Pick<Cell, 'counts'>): Outcome | undefined {
  return worstOf((Object.keys(counts) as Outcome[]).filter((outcome) => counts[outcome] > 0))
}

/** One row per level that was judged, by building and storey; cells by requirement. */
export function matrixRows(cells: readonly Cell[], buildings: readonly Named[], levels: readonly Named[]): MatrixRow[] {
  const levelOf = new Map(levels.map((level) => [level.id, level]))
  const buildingOf = new Map(buildings.map((building) => [building.id, building.name]))
  const rows = new Map<string, MatrixRow & { ordinal: number; cells: Map<string, Cell> }>()
  for (const cell of cells) {
    const level = levelOf.get(cell.levelId)
    const row = rows.get(cell.levelId) ?? {
      levelId: cell.levelId,
      buildingName: (cell.buildingId && buildingOf.get(cell.buildingId)) ?? '',
      levelName: level?.name ?? cell.levelId.slice(0, 8),
      ordinal: level?.ordinal ?? 0,
      cells: new Map<string, Cell>(),
      gaps: 0,
    }
    rows.set(cell.levelId, row)
    row.cells.set(cell.requirement, cell)
    row.gaps += gapsOf(cell)
  }
  return [...rows.values()].sort((a, b) => a.buildingName.localeCompare(b.buildingName, 'zh', { numeric: true }) || a.ordinal - b.ordinal)
}
