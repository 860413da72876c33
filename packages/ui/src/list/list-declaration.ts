import type { ReactNode } from 'react'
import type { Field } from '#kernel/ledger.ts'
import type { Text } from '#kernel/operation.ts'
import type { Callable } from '../api.ts'
import type { IconName } from '../Icon.tsx'

export interface ListRow {
  id: string
}

export interface Column<R> {
  key: string
  title: Text
  cell: (row: R) => ReactNode
  isSortable?: boolean
  isNumber?: boolean
  /** Offered in the column settings but not shown at first. */
  isExtra?: boolean
}

/** A condition of the query area; the key is the column the server filters by. */
export interface Condition {
  key: string
  field: Field
}

export interface BulkFailure {
  id: string
  reason: string
}

/** One thing that can be done to rows: appears in the row menu, and in the bulk bar when `isBulk`. */
export interface RowAction<R> {
  key: string
  label: Text
  icon?: IconName
  isDanger?: boolean
  isBulk?: boolean
  when?: (row: R) => boolean
  /** Failures stay selected and are told with their reasons. */
  run: (rows: readonly R[]) => undefined | Promise<readonly BulkFailure[] | undefined>
}

export interface ListPageProps<R extends ListRow> {
  /** Key under which this list's columns and views are remembered: `parks.buildingList`. */
  id: string
  title: Text
  /** One record in words: 建筑. */
  what: Text
  description?: Text
  clauses?: readonly string[]
  /** A list query taking `listInput`. */
  operation: Callable
  /** Always-on input besides the conditions of the user. */
  input?: Readonly<Record<string, unknown>>
  columns: readonly Column<R>[]
  conditions?: readonly Condition[]
  defaultSort?: string
  /** Address of a row; the first column becomes a link to it. */
  linkOf?: (row: R) => string
  nameOf: (row: R) => string
  onEdit?: (row: R) => void
  onCreate?: () => void
  onImport?: () => void
  onExport?: (query: { search?: string; filters?: unknown; sort?: string; columns: readonly string[] }) => void
  rowActions?: readonly RowAction<R>[]
  /** Row that was just created or changed: glows for a moment. */
  highlightId?: string | undefined
  /** A record made just now: stands first until the list is left. */
  firstRow?: R | undefined
  /** Told when rows arrive, e.g. to look up names. */
  onRows?: (rows: readonly R[], names?: Readonly<Record<string, string>>) => void
  /** Between head and query area: numbers, tabs. */
  children?: ReactNode
  /** Title, clauses and description stand elsewhere. */
  isEmbedded?: true
}
