import type { Text } from '#kernel/operation.ts'
import type { Cause } from './calls.ts'

const STEPS: Readonly<Record<string, Text>> = {
  submitted: { zh: '提交佐证', en: 'evidence handed in' },
  accepted: { zh: '佐证审核通过', en: 'evidence accepted' },
  refuted: { zh: '佐证表明不符合', en: 'evidence shows the contrary' },
  returned: { zh: '佐证被退回', en: 'evidence sent back' },
}

export interface CauseNames {
  /** What a register is called. */
  ledger?: (name: string) => Text | undefined
  parameter?: (requirement: string, name: string) => Text | undefined
  /** The requirement whose history is told: of several causes the one that concerns it is named. */
  requirement?: string
}

/** What set off a change, in words, with the person first. */
export function causeText(cause: Cause, names: CauseNames = {}): Text {
  const by = typeof cause.by === 'string' && cause.by !== '' ? cause.by : undefined
  const signed = ({ zh, en }: Text): Text => (by ? { zh: `${by}：${zh}`, en: `${by}: ${en}` } : { zh, en })
  switch (cause.kind) {
    case 'ledger': {
      const name = names.ledger?.(String(cause.ledger)) ?? { zh: String(cause.ledger), en: String(cause.ledger) }
      const total = Number(cause.total) || 1
      return signed({ zh: `${name.zh}有 ${total} 条记录变更`, en: `${total} record(s) of ${name.en} changed` })
    }
    case 'parameter': {
      const name = names.parameter?.(String(cause.requirement), String(cause.name)) ?? { zh: String(cause.name), en: String(cause.name) }
      const [zh, en] =
        cause.value === null || cause.value === undefined ? ['恢复为标准默认值', "the standard's value"] : [`改为 ${String(cause.value)}`, String(cause.value)]
      return signed({ zh: `${String(cause.requirement)} 参数「${name.zh}」${zh}`, en: `parameter "${name.en}" of ${String(cause.requirement)} set to ${en}` })
    }
    case 'evidence':
      return signed(STEPS[String(cause.step)] ?? { zh: '佐证变更', en: 'evidence changed' })
    case 'several': {
      const causes = Array.isArray(cause.causes) ? (cause.causes as Cause[]) : []
      const own = names.requirement === undefined ? undefined : causes.find((one) => one.requirement === names.requirement)
      if (own) return causeText(own, names)
      const last = causes.at(-1)
      const total = Number(cause.total) || causes.length
      if (!last) return { zh: '多处变更', en: 'several changes' }
      const text = causeText(last, names)
      return { zh: `${text.zh} 等 ${total} 处变更`, en: `${text.en} and others (${total})` }
    }
    case 'daily':
      return { zh: '每日判定（日期推移）', en: 'daily evaluation (time passed)' }
    case 'full':
      return { zh: '人工触发全部重新判定', en: 'everything judged again on request' }
    case 'demo':
      return { zh: '载入演示数据', en: 'demonstration data loaded' }
    case 'start':
      return { zh: '系统升级后重新判定', en: 'judged again after an update' }
    default:
      return { zh: cause.kind, en: cause.kind }
  }
}

/** The registers a cause speaks of. */
export function ledgersIn(cause: Cause): string[] {
  const inner = Array.isArray(cause.causes) ? (cause.causes as Cause[]) : []
  return [...(typeof cause.ledger === 'string' ? [cause.ledger] : []), ...inner.flatMap(ledgersIn)]
}
