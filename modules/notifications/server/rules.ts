import type { DEFAULT_LADDER } from '../contract.ts'

const DAY = 86_400_000

/** The day in Shanghai, as people there count it. */
export function dayOf(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

export function daysUntil(dueOn: string, today: string): number {
  return Math.round((Date.parse(dueOn) - Date.parse(today)) / DAY)
}

/**
 * The step of the ladder to climb today and all that count as climbed with it. After days without a run only the latest step is told,
 * never a burst of missed ones; null when nothing is due.
 */
export function stepDue(
  dueOn: string,
  today: string,
  ladder: readonly number[] | typeof DEFAULT_LADDER,
  sent: readonly number[],
): { step: number; passed: number[] } | null {
  const left = daysUntil(dueOn, today)
  const passed = ladder.filter((days) => days >= left)
  const step = passed.length > 0 ? Math.min(...passed) : null
  return step === null || sent.includes(step) ? null : { step, passed: [...new Set([...sent, ...passed])] }
}

export function reminderTitle(title: { zh: string; en: string }, dueOn: string, today: string): { zh: string; en: string } {
  const left = daysUntil(dueOn, today)
  if (left > 0) return { zh: `还有 ${left} 天到期：${title.zh}`, en: `Due in ${left} day${left === 1 ? '' : 's'}: ${title.en}` }
  if (left === 0) return { zh: `今天到期：${title.zh}`, en: `Due today: ${title.en}` }
  return { zh: `已逾期 ${-left} 天：${title.zh}`, en: `Overdue by ${-left} day${left === -1 ? '' : 's'}: ${title.en}` }
}
