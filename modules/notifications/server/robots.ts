import { createHmac } from 'node:crypto'

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
