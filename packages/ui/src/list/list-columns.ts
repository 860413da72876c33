import { usePreference } from '../preferences.ts'
import type { Column } from './list-declaration.ts'

export type Density = 'compact' | 'normal' | 'loose'

interface ColumnChoice {
  /** Keys in the chosen order; columns that appeared later follow in their declared order. */
  order: readonly string[]
  hidden: readonly string[]
  shown: readonly string[]
  density: Density
  /** Keys of columns that stay in sight while the table is scrolled sideways. */
  pinned?: readonly string[]
  /** Widths in pixels; a column without one is as wide as its content. */
  widths?: Readonly<Record<string, number>>
}

export const NARROWEST = 60
export const WIDEST = 640

const DEFAULT: ColumnChoice = { order: [], hidden: [], shown: [], density: 'normal' }

/** Which columns in which order. A column that is new since the choice was made keeps its declared default. */
export function arrange<C extends { key: string; isExtra?: boolean }>(
  columns: readonly C[],
  choice: Pick<ColumnChoice, 'order' | 'hidden' | 'shown' | 'pinned'>,
): { all: C[]; visible: C[] } {
  const rank = (column: C) => {
    const at = choice.order.indexOf(column.key)
    const pinned = choice.pinned?.includes(column.key) ? columns.length * 3 : 0
    return (at === -1 ? choice.order.length + columns.indexOf(column) : at) - pinned
  }
  const all = [...columns].sort((a, b) => rank(a) - rank(b))
  const visible = all.filter((column) => choice.shown.includes(column.key) || (!column.isExtra && !choice.hidden.includes(column.key)))
  return { all, visible: visible.length > 0 ? visible : all.slice(0, 1) }
}

/** The columns of a list as this person likes them. */
export function useColumns<R>(id: string, columns: readonly Column<R>[]) {
  const [choice, setChoice] = usePreference<ColumnChoice>(`columns.${id}`, DEFAULT)
  const { all, visible } = arrange(columns, choice)
  const set = (change: Partial<ColumnChoice>) => setChoice({ ...choice, ...change })
  return {
    all,
    visible,
    density: choice.density,
    pinned: new Set(choice.pinned),
    widths: choice.widths ?? {},
    setDensity: (density: Density) => set({ density }),
    toggle: (key: string) => {
      const isVisible = visible.some((column) => column.key === key)
      set({
        hidden: isVisible ? [...choice.hidden, key] : choice.hidden.filter((other) => other !== key),
        shown: isVisible ? choice.shown.filter((other) => other !== key) : [...choice.shown, key],
      })
    },
    pin: (key: string) => {
      const pinned = choice.pinned ?? []
      set({ pinned: pinned.includes(key) ? pinned.filter((other) => other !== key) : [...pinned, key] })
    },
    setWidth: (key: string, width: number | undefined) => {
      const { [key]: _, ...others } = choice.widths ?? {}
      set({ widths: width === undefined ? others : { ...others, [key]: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) } })
    },
    move: (key: string, step: 1 | -1) => {
      const order = all.map((column) => column.key)
      const at = order.indexOf(key)
      const other = order[at + step]
      if (other === undefined) return
      order[at + step] = key
      order[at] = other
      set({ order })
    },
    reset: () => setChoice(undefined),
  }
}
