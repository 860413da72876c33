import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { LedgerPage } from '#ui/ledger/LedgerPage.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { loadLedger } from './ledgers.ts'
import { NotFoundPage } from './StatusPages.tsx'

/** Any ledger by its name: `/o/zl/ledgers/parks.unit?open=…` is how findings and search reach a record. */
export function AnyLedgerPage() {
  const { ledger: name = '' } = useParams({ strict: false }) as { ledger?: string }
  const found = useQuery({ queryKey: ['ledger declaration', name], queryFn: async () => (await loadLedger(name)) ?? null, staleTime: Number.POSITIVE_INFINITY })
  if (found.isPending) return <Skeleton lines={10} />
  return found.data ? <LedgerPage key={name} ledger={found.data} /> : <NotFoundPage />
}
