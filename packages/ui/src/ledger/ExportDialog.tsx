import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callNamed } from '../api.ts'
import { Button } from '../Button.tsx'
import { useLocale, useText } from '../i18n.ts'
import { ProblemNotice } from '../Notice.tsx'
import { Dialog } from '../overlay/Dialog.tsx'
import { usePlace } from '../park.ts'
import { toast } from '../toast.ts'
import { type StartedTask, startExport } from './sheet-calls.ts'

const FORMATS = { xlsx: 'Excel（.xlsx）', csv: 'CSV（UTF-8）' } as const

/** Exports what the list shows, with its conditions. The job goes on in the task tray. */
export function ExportDialog({ ledger, query, onClose }: { ledger: string; query: Readonly<Record<string, unknown>>; onClose: () => void }) {
  const t = useText()
  const to = useLocale()
  const client = useQueryClient()
  const { parkId } = usePlace()
  const [format, setFormat] = useState<keyof typeof FORMATS>('xlsx')
  const [problem, setProblem] = useState<unknown>()
  const start = async () => {
    try {
      const { title } = await callNamed<StartedTask>(startExport, { parkId, ledger, format, language: to, ...query })
      toast({ text: t({ zh: '已开始：{title}', en: 'Started: {title}' }, { title: t(title) }), tone: 'info' })
      void client.invalidateQueries({ queryKey: ['workbench.taskList'] })
      onClose()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Dialog
      title={t('list.export')}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onClick={() => void start()}>
          {t('list.export')}
        </Button>
      }
    >
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <fieldset className="field">
        <legend>{t({ zh: '格式', en: 'Format' })}</legend>
        <div className="choices">
          {(Object.keys(FORMATS) as (keyof typeof FORMATS)[]).map((key) => (
            <label key={key} className="check">
              <input type="radio" name="format" checked={format === key} onChange={() => setFormat(key)} />
              {FORMATS[key]}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="quiet">
        {t({
          zh: '导出当前筛选条件下的全部记录；生成后在右上角任务托盘下载。',
          en: 'All records matching the current filters are exported; download them from the task tray.',
        })}
      </p>
    </Dialog>
  )
}
