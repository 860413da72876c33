import type { Role } from '#kernel/operation.ts'
import { holds, usePlace } from '#ui/park.ts'
import { useAsk, useSelf } from './calls.ts'
import { conformityWork, inOrder, ofTodo, type TodoTab, type WorkItem } from './work-items.ts'

/** How many items of the to-do centre are fetched at once. */
const FETCHED = 100
const NOTHING = [] as const
/** Everybody else has a post in the park's operator and may read how the park stands. */
const OUTSIDE: readonly Role[] = ['companyAdmin', 'companyClerk', 'providerStaff', 'worker', 'resident']

export interface Work {
  items: readonly WorkItem[]
  counts: Readonly<Record<TodoTab, number>>
  overdue: number
  isPending: boolean
  problem: unknown
  retry: () => void
}

export function isParkStaff(roles: readonly Role[]): boolean {
  return roles.some((role) => !OUTSIDE.includes(role))
}

/** Everything a person has to do in this park, by tab, with the number of every tab. */
export function useWork(tab: TodoTab, search = ''): Work {
  const place = usePlace()
  const self = useSelf()
  const isStaff = isParkStaff(place.roles)
  const todo = useAsk('workbench.todo', { tab, search: search || undefined, limit: FETCHED })
  const tasks = useAsk('conformity.taskList', {}, isStaff)
  const evidence = useAsk('conformity.evidenceList', {}, isStaff)
  const assigns = holds(place, ['parkDirector'])
  const of = (one: TodoTab) => conformityWork(one, self?.id ?? '', assigns, tasks.data?.rows ?? NOTHING, evidence.data?.rows ?? NOTHING)
  const wanted = search.toLowerCase()
  const own = of(tab).filter((item) => `${item.title.zh} ${item.title.en} ${item.detail?.zh ?? ''} ${item.by ?? ''}`.toLowerCase().includes(wanted))
  const counts = todo.data?.counts
  const mine = of('mine')
  return {
    items: inOrder(tab, [...(todo.data?.items ?? []).map(ofTodo), ...own]),
    counts: {
      mine: (counts?.mine ?? 0) + mine.length,
      done: of('done').length + (tab === 'done' ? (todo.data?.total ?? 0) : 0),
      raised: (counts?.raised ?? 0) + of('raised').filter((item) => item.state === 'open').length,
      copied: counts?.copied ?? 0,
    },
    overdue: (counts?.overdue ?? 0) + mine.filter((item) => item.isOverdue).length,
    isPending: todo.isPending || (isStaff && (tasks.isPending || evidence.isPending)),
    problem: todo.error ?? (isStaff ? (tasks.error ?? evidence.error) : null),
    retry: () => {
      void todo.refetch()
      void tasks.refetch()
      void evidence.refetch()
    },
  }
}
