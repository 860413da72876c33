import { keepPreviousData, type QueryKey, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Callable, callNamed } from './api.ts'
import { usePlace } from './park.ts'
import type { Problem } from './problem.ts'

/** Cache key of a query: its name first, so that a change of a module's data can be found by prefix. */
export function keyOf(op: Callable, input: Readonly<Record<string, unknown>>): QueryKey {
  return [op.name, input]
}

function withPark(op: Callable, input: Readonly<Record<string, unknown>>, parkId: string | undefined): Record<string, unknown> {
  return op.scope === 'park' && parkId && input.parkId === undefined ? { parkId, ...input } : { ...input }
}

export function useQueryNamed<Answer>(
  op: Callable,
  input: Readonly<Record<string, unknown>>,
  options: { isEnabled?: boolean } = {},
): UseQueryResult<Answer, Problem> {
  const { parkId } = usePlace()
  const sent = withPark(op, input, parkId)
  return useQuery<Answer, Problem>({
    queryKey: keyOf(op, sent),
    queryFn: ({ signal }) => callNamed<Answer>(op, sent, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.isEnabled ?? true,
  })
}

export interface CommandState<Input, Answer> {
  run: (input: Input) => Promise<Answer>
  isBusy: boolean
  problem: Problem | null
  reset: () => void
}

/** Runs a command; when it succeeds, what was read from the same module is read again, and so is the history the change is now part of. */
export function useCommandNamed<Input, Answer>(op: Callable): CommandState<Input, Answer> {
  const { parkId } = usePlace()
  const client = useQueryClient()
  const mutation = useMutation<Answer, Problem, Input>({
    mutationFn: (input) => callNamed<Answer>(op, withPark(op, input as Record<string, unknown>, parkId)),
    onSuccess: () => {
      const module = `${op.name.split('.')[0]}.`
      const isTouched = (name: string) => name.startsWith(module) || name.startsWith('audit.')
      return client.invalidateQueries({ predicate: (query) => isTouched(String(query.queryKey[0])) })
    },
  })
  return { run: mutation.mutateAsync, isBusy: mutation.isPending, problem: mutation.error, reset: mutation.reset }
}
