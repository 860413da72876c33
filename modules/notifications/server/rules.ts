import { createHmac } from 'node:crypto'
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

export interface Outgoing {
  url: string
  body: Record<string, unknown>
}

/** What each robot expects, signed the way its maker describes. */
export function robotCall(channel: 'dingtalk' | 'wecom' | 'feishu', url: string, secret: string | null, text: string, now: Date): Outgoing {
  if (channel === 'wecom') return { url, body: { msgtype: 'text', text: { content: text } } }
  if (channel === 'dingtalk') {
    const address = new URL(url)
    if (secret) {
      const timestamp = String(now.getTime())
      address.searchParams.set('timestamp', timestamp)
      // DingTalk signs "timestamp\nsecret" with the secret as the key.
      address.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
    }
    return { url: address.toString(), body: { msgtype: 'text', text: { content: text } } }
  }
  const timestamp = String(Math.floor(now.getTime() / 1000))
  // Feishu takes "timestamp\nsecret" as the key and signs nothing.
  const signed = secret ? { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') } : {}
  return { url, body: { ...signed, msg_type: 'text', content: { text } } }
}

/** Robots answer 200 even when they refuse; the code inside tells. */
export function robotRefusal(status: number, answer: string): string | null {
  if (status < 200 || status > 299) return `HTTP ${status}`
  try {
    const { errcode, code, errmsg, msg } = JSON.parse(answer) as { errcode?: number; code?: number; errmsg?: string; msg?: string }
    const failed = errcode ?? code ?? 0
    return failed === 0 ? null : `${failed} ${errmsg ?? msg ?? ''}`.slice(0, 200)
  } catch {
    return 'The answer is not JSON'
  }
}
