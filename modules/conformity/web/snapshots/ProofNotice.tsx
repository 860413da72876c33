import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { useAsk } from '../calls.ts'

/** Recomputes everything from today's records and compares it with what is stored. */
export function ProofNotice() {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const proof = useAsk('proveFindings', {}, { isEnabled: isAsked })
  const again = () => {
    if (isAsked) void proof.refetch()
    setAsked(true)
  }
  return (
    <section className="panel proof" aria-labelledby="proof-title">
      <header className="panel-head">
        <h2 id="proof-title">{t({ zh: '验证判定结果', en: 'Prove the findings' })}</h2>
        <Button icon="shield" isBusy={isAsked && proof.isFetching} onClick={again}>
          {t({ zh: '重算并核对', en: 'Recompute and compare' })}
        </Button>
      </header>
      <p className="quiet">
        {t({
          zh: '用今天的台账从头判定一遍（不保存），与已存结果逐字节比较。',
          en: "Judges everything anew from today's records, saving nothing, and compares it byte by byte.",
        })}
      </p>
      {isAsked && proof.isError && <ProblemNotice problem={proof.error} />}
      {isAsked && proof.data && !proof.isFetching && (
        <Notice
          tone={proof.data.equal ? 'good' : 'bad'}
          title={
            proof.data.equal
              ? t({ zh: '一致：{n} 条判定结果全部相同', en: 'Equal: all {n} findings are the same' }, { n: formatNumber(proof.data.findings) })
              : t({ zh: '不一致：请联系平台管理员', en: 'Not equal: tell the administrator' })
          }
        >
          <p className="hash">
            {t({ zh: '已存 {a}；重算 {b}', en: 'stored {a}; recomputed {b}' }, { a: proof.data.stored.slice(0, 16), b: proof.data.recomputed.slice(0, 16) })}
          </p>
        </Notice>
      )}
    </section>
  )
}
