import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { provideLedgers } from '#ui/ledger/ledger-source.ts'
import '#ui/ui.css'
import './shell.css'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'

provideLedgers(async (name) => (await import('./ledgers.ts')).loadLedger(name))
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
