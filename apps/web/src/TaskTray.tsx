import { useQueries } from '@tanstack/react-query'
import { callNamed } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/i18n.ts'
import { exportState, type JobState } from '#ui/ledger/sheet-calls.ts'
import { Popup } from '#ui/overlay/Popup.tsx'
import { Progress } from '#ui/Progress.tsx'
import { forgetJob, useJobs } from '#ui/task-tray.ts'

/** Long jobs of this session: progress, result, reason of failure. Invisible while there are none. */
export function TaskTray() {
  const t = useText()
  const jobs = useJobs()
  const states = useQueries({
    queries: jobs.map((job) => ({
      queryKey: [exportState.name, job.jobId],
      queryFn: () => callNamed<JobState>(exportState, { jobId: job.jobId, ...(job.parkId ? { parkId: job.parkId } : {}) }),
      refetchInterval: (query: { state: { data?: JobState | undefined } }) =>
        query.state.data && !['waiting', 'running'].includes(query.state.data.status) ? (false as const) : 1_000,
    })),
  })
  if (jobs.length === 0) return null
  const busy = states.filter((state) => !state.data || state.data.status === 'waiting' || state.data.status === 'running').length
  return (
    <Popup label={t({ zh: '任务托盘，{n} 项进行中', en: 'Tasks, {n} running' }, { n: busy })} icon="tray" look="quiet">
      <h2>{t({ zh: '任务', en: 'Tasks' })}</h2>
      <ul className="tray">
        {jobs.map((job, at) => {
          const state = states[at]?.data
          const isMoving = !state || state.status === 'waiting' || state.status === 'running'
          return (
            <li key={job.jobId}>
              {isMoving ? (
                <Progress label={job.title} {...(state?.progress === null || state?.progress === undefined ? {} : { value: state.progress })} />
              ) : (
                <p>
                  {job.title}
                  {state.status === 'failed' && <span className="field-error">{state.reason}</span>}
                </p>
              )}
              {state?.fileUrl && (
                <a className="button default" href={state.fileUrl} download={state.fileName ?? ''}>
                  {t({ zh: '下载', en: 'Download' })}
                </a>
              )}
              {!isMoving && <Button look="quiet" icon="close" aria-label={`${t('close')} ${job.title}`} onClick={() => forgetJob(job.jobId)} />}
            </li>
          )
        })}
      </ul>
    </Popup>
  )
}
