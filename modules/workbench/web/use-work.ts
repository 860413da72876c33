import { useAsk } from './calls.ts'
import { inOrder, ofTodo, type TodoTab, type WorkItem } from './work-items.ts'

/** How many items of the to-do centre are fetched at once. */
const FETCHED = 100

export interface Work {
  items: readonly WorkItem[]
  /** The number of what is done is known on its own tab only. */
  counts: Readonly<Record<TodoTab, number>>
  overdue: number
  isPending: boolean
  problem: unknown
  retry: () => void
}

/** Everything a person has to do in this park, by tab, with the number of every tab. */
export function useWork(tab: TodoTab, search = ''): Work {
  const todo = useAsk('workbench.todo', { tab, search: search || undefined, limit: FETCHED })
  const counts = todo.data?.counts
  return {
    items: inOrder(tab, (todo.data?.items ?? []).map(ofTodo)),
    counts: { mine: counts?.mine ?? 0, done: tab === 'done' ? (todo.data?.total ?? 0) : 0, raised: counts?.raised ?? 0, copied: counts?.copied ?? 0 },
    overdue: counts?.overdue ?? 0,
    isPending: todo.isPending,
    problem: todo.error,
    retry: () => void todo.refetch(),
  }
}
