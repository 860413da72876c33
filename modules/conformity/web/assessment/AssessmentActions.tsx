import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callNamed, newId } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { useLocale, useText } from '#ui/i18n.ts'
import { Menu } from '#ui/overlay/Menu.tsx'
import { holds, usePlace } from '#ui/park.ts'
import { Problem } from '#ui/problem.ts'
import { toast } from '#ui/toast.ts'
import { useAct } from '../calls.ts'

export const FORMATS = {
  pdf: { zh: 'PDF 报告', en: 'PDF report' },
  xlsx: 'Excel',
  'oscal-catalog': { zh: 'OSCAL 条款目录', en: 'OSCAL catalog' },
  'oscal-assessment-results': { zh: 'OSCAL 评估结果', en: 'OSCAL assessment results' },
  'oscal-poam': { zh: 'OSCAL 整改计划', en: 'OSCAL plan of action' },
} as const
type Format = keyof typeof FORMATS

const START_EXPORT = { name: 'conformity.startExport', kind: 'command', scope: 'park' } as const

/** Judge again, keep a snapshot, hand out the report. What goes wrong is also said where the caller shows `onProblem`. */
export function AssessmentActions({ onProblem }: { onProblem: (problem: unknown) => void }) {
  const t = useText()
  const place = usePlace()
  const language = useLocale()
  const client = useQueryClient()
  const evaluation = useAct('requestEvaluation')
  const snapshot = useAct('takeSnapshot')
  const [isStarting, setStarting] = useState(false)
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    onProblem(undefined)
    try {
      await work()
      toast({ text: done })
    } catch (problem) {
      onProblem(problem)
    }
  }
  const startExport = async (format: Format) => {
    setStarting(true)
    onProblem(undefined)
    try {
      await callNamed(START_EXPORT, { parkId: place.parkId, format, language })
      await client.invalidateQueries({ queryKey: ['workbench.taskList'] })
      toast({ text: t({ zh: '正在生成，完成后在右上角任务托盘下载', en: 'Being made; download it from the task tray when done' }), tone: 'info' })
    } catch (problem) {
      const isMissing = problem instanceof Problem && problem.status === 404
      onProblem(
        isMissing
          ? new Error(t({ zh: '本系统没有安装导出功能。可先用“打印”存为 PDF。', en: 'This installation has no export. Print to a PDF instead.' }))
          : problem,
      )
    } finally {
      setStarting(false)
    }
  }
  const label = (format: Format) => (typeof FORMATS[format] === 'string' ? FORMATS[format] : t(FORMATS[format] as { zh: string; en: string }))
  return (
    <>
      {holds(place, ['parkDirector', 'parkAuditor', 'informationOfficer']) && (
        <Button
          icon="refresh"
          isBusy={evaluation.isBusy}
          onClick={() =>
            void attempt(() => evaluation.run({}), t({ zh: '已开始重新判定，结果会自动更新', en: 'Judging again; the results will update by themselves' }))
          }
        >
          {t({ zh: '重新判定', en: 'Judge again' })}
        </Button>
      )}
      {holds(place, ['parkDirector', 'parkAuditor']) && (
        <Button
          icon="clock"
          isBusy={snapshot.isBusy}
          onClick={() => void attempt(() => snapshot.run({ id: newId() }), t({ zh: '已留存快照', en: 'Snapshot taken' }))}
        >
          {t({ zh: '留存快照', en: 'Take a snapshot' })}
        </Button>
      )}
      <Button icon="print" onClick={() => window.print()}>
        {t('print')}
      </Button>
      <Menu
        label={t('list.export')}
        icon={isStarting ? 'clock' : 'download'}
        look="primary"
        items={(Object.keys(FORMATS) as Format[]).map((format) => ({
          key: format,
          label: label(format),
          icon: 'file' as const,
          run: () => void startExport(format),
        }))}
      >
        {t('list.export')}
      </Menu>
    </>
  )
}
