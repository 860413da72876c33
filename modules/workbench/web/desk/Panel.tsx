import type { ReactNode } from 'react'
import type { Text } from '#kernel/operation.ts'
import { AppLink } from '#ui/AppLink.tsx'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'

interface Answer {
  isPending: boolean
  error: unknown
  refetch: () => unknown
}

/** One part of the desk: its name, the way to the whole list, and what the server says or why it does not. */
export function Panel({
  title,
  more,
  of,
  lines = 5,
  children,
}: {
  title: Text
  more?: { to: string; text: Text }
  of?: Answer | undefined
  lines?: number
  children: ReactNode
}) {
  const t = useText()
  return (
    <section className="panel desk-panel" aria-label={t(title)}>
      <header>
        <h2>{t(title)}</h2>
        {more && <AppLink to={more.to}>{t(more.text)}</AppLink>}
      </header>
      {of?.error ? <ProblemNotice problem={of.error} onRetry={() => void of.refetch()} /> : of?.isPending ? <Skeleton lines={lines} /> : children}
    </section>
  )
}
