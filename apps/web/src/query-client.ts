import { QueryClient } from '@tanstack/react-query'
import { Problem } from '#ui/problem.ts'

const RETRIES = 2

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // A "no" stays a no; only what never arrived or a busy server is tried again.
      retry: (count, error) => count < RETRIES && (!(error instanceof Problem) || error.status === 0 || error.status === 503),
    },
  },
})
