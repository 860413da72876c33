import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Failure } from './AssessmentPage.tsx'
import { useAsk } from './calls.ts'
import { ParkScope, useAddress } from './ParkScope.tsx'

/** Where the clause numbers of page heads lead: to the requirement, or to the list where a clause holds several. */
export function ClausePage() {
  return (
    <ParkScope>
      <Clause />
    </ParkScope>
  )
}

function Clause() {
  const { clause = '' } = useParams({ strict: false }) as { clause?: string }
  const navigate = useNavigate()
  const address = useAddress()
  const found = useAsk('assessment', {})
  // Pages write `5.1.a`, the standard's ids read `5.1-a`.
  const id = clause.replace(/\.([a-z])$/, '-$1')
  const rows = found.data?.requirements ?? []
  const own = rows.filter((row) => row.id === id || row.clause === clause)
  const target = own.length === 1 && own[0] ? address(`conformity/${own[0].id}`) : address('conformity', { q: id })
  const isReady = found.data !== undefined
  useEffect(() => {
    if (isReady) void navigate({ to: target, replace: true })
  }, [isReady, target, navigate])
  return found.isError && !found.data ? <Failure problem={found.error} onRetry={() => void found.refetch()} /> : <Skeleton lines={10} />
}
