import type { Text } from '#kernel/operation.ts'
import type { Cause } from './calls.ts'

const STEPS: Readonly<Record<string, Text>> = {
  submitted: { zh: '提交佐证', en: 'evidence handed in' },
  accepted: { zh: '佐证审核通过', en: 'evidence accepted' },
  refuted: { zh: '佐证表明不符合', en: 'evidence shows the contrary' },
  returned: { zh: '佐证被退回', en: 'evidence sent back' },
}

/** What set off a change, in words; `ledgers` names the registers. */
export function causeText(cause: Cause, ledgers: (name: string) => Text | undefined = () => undefined): Text {
  const by = typeof cause.by === 'string' && cause.by !== '' ? cause.by : undefined
  const signed = ({ zh, en }: Text): Text => (by ? { zh: `${zh}（${by}）`, en: `${en} (${by})` } : { zh, en })
  switch (cause.kind) {
    case 'ledger': {
      const name = ledgers(String(cause.ledger)) ?? { zh: String(cause.ledger), en: String(cause.ledger) }
      const total = Number(cause.total) || 1
      return signed({ zh: `${name.zh}有 ${total} 条记录变更`, en: `${total} record(s) of ${name.en} changed` })
    }
    case 'parameter':
      return signed({
        zh: `参数「${String(cause.name)}」改为 ${String(cause.value ?? '默认值')}`,
        en: `parameter "${String(cause.name)}" set to ${String(cause.value ?? 'default')}`,
      })
    case 'evidence':
      return signed(STEPS[String(cause.step)] ?? { zh: '佐证变更', en: 'evidence changed' })
    case 'several': {
      const causes = Array.isArray(cause.causes) ? (cause.causes as Cause[]) : []
      const last = causes.at(-1)
      const total = Number(cause.total) || causes.length
      if (!last) return { zh: '多处变更', en: 'several changes' }
      const text = causeText(last, ledgers)
      return { zh: `${text.zh} 等 ${total} 处变更`, en: `${text.en} and others (${total})` }
    }
    case 'daily':
      return { zh: '每日判定（日期推移）', en: 'daily evaluation (time passed)' }
    case 'full':
      return { zh: '人工触发全部重新判定', en: 'everything judged again on request' }
    case 'start':
      return { zh: '系统升级后重新判定', en: 'judged again after an update' }
    default:
      return { zh: cause.kind, en: cause.kind }
  }
}
