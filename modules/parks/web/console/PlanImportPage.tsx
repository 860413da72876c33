import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Text } from '#kernel/operation.ts'
import { newId } from '#ui/api.ts'
import { Breadcrumb } from '#ui/Breadcrumb.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { FileDrop } from '#ui/form/FileDrop.tsx'
import { formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Notice, ProblemNotice } from '#ui/Notice.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { Progress } from '#ui/Progress.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { Tag, type Tone } from '#ui/Tag.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { useAct, useAsk } from '../calls.ts'
import { base64Of } from '../download.ts'
import { type PlanImport, type Step, stepOf } from '../import-view.ts'
import { ImportCheck } from './ImportCheck.tsx'
import '#ui/clauses/clauses.css'
import '../space.css'

const MOST_BYTES = 20 * 1024 * 1024
const LOOK_MS = 1_000
const STEPS: readonly { key: Step; zh: string; en: string }[] = [
  { key: 'upload', zh: '上传', en: 'Upload' },
  { key: 'check', zh: '预检', en: 'Check' },
  { key: 'confirm', zh: '确认', en: 'Confirm' },
  { key: 'run', zh: '写入', en: 'Import' },
]

/** Brings a plan in from an IMDF archive: upload, dry run with map and issues, choice of merge or replace, writing. */
export function PlanImportPage() {
  const t = useText()
  const place = usePlace()
  const [url, setUrl] = useUrlState()
  const id = typeof url.id === 'string' ? url.id : undefined
  const found = useAsk('planImport', { id: id ?? '' }, { isEnabled: id !== undefined })
  const current = id && found.data?.id === id ? found.data : undefined
  const isMoving = current?.state === 'checking' || current?.state === 'importing' || (id !== undefined && !current && !found.isError)
  useLookingAgain(isMoving)
  const step = id ? stepOf(current?.state ?? 'checking', url.confirm !== undefined) : 'upload'
  return (
    <>
      <Breadcrumb
        crumbs={[{ label: t({ zh: '园区一张图', en: 'Park map' }), to: pathIn(place, 'space/map') }, { label: t({ zh: '导入平面图', en: 'Import a plan' }) }]}
      />
      <PageHead
        title={{ zh: '导入平面图', en: 'Import a plan' }}
        clauses={['6.1.2.1', '6.3.1.3', '6.3.1.5']}
        description={{
          zh: 'IMDF 压缩包（含楼层、房间、墙、门窗）。预检不改动任何数据。',
          en: 'An IMDF archive with levels, units, walls and openings. The check changes nothing.',
        }}
      />
      <ol className="steps">
        {STEPS.map((one, at) => (
          <li
            key={one.key}
            aria-current={one.key === step ? 'step' : undefined}
            className={at < STEPS.findIndex(({ key }) => key === step) ? 'done' : undefined}
          >
            {t(one)}
          </li>
        ))}
      </ol>
      {found.isError && id && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {step === 'upload' && <Upload onStarted={(started) => setUrl({ id: started })} />}
      {current && (step === 'check' || step === 'confirm') && (
        <Checked current={current} isConfirming={step === 'confirm'} onConfirming={(isOn) => setUrl({ confirm: isOn ? 1 : undefined })} />
      )}
      {current && step === 'run' && <Written current={current} />}
      {id && !isMoving && (
        <p className="below">
          <Button icon="upload" onClick={() => setUrl({ id: undefined, confirm: undefined })}>
            {t({ zh: '导入另一个文件', en: 'Import another file' })}
          </Button>
        </p>
      )}
      <History currentId={id} onOpen={(one) => setUrl({ id: one, confirm: undefined })} />
    </>
  )
}

/** Asks again while a job is under way; the answers come from the server, the page keeps nothing. */
function useLookingAgain(isMoving: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('parks.planImport') }), LOOK_MS)
    return () => clearInterval(timer)
  }, [isMoving, client])
}

function Upload({ onStarted }: { onStarted: (id: string) => void }) {
  const t = useText()
  const start = useAct('startPlanImport')
  const [file, setFile] = useState<File>()
  const [problem, setProblem] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const isTooBig = file !== undefined && file.size > MOST_BYTES
  const send = async () => {
    if (!file) return
    setBusy(true)
    setProblem(undefined)
    try {
      const id = newId()
      await start.run({ id, fileName: file.name, archiveBase64: await base64Of(file) } as never)
      onStarted(id)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="panel stack">
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {isTooBig && (
        <Notice tone="bad">{t({ zh: '文件超过 20 MB。请按建筑拆分后分次导入。', en: 'The file is larger than 20 MB. Split it by building.' })}</Notice>
      )}
      <FileDrop
        label={t({ zh: '选择 IMDF 压缩包（.zip，不超过 20 MB）', en: 'Choose an IMDF archive (.zip, at most 20 MB)' })}
        accept=".zip,application/zip"
        file={file}
        onFile={setFile}
      />
      <div>
        <Button look="primary" icon="upload" isBusy={isBusy} disabled={!file || isTooBig} onClick={() => void send()}>
          {t({ zh: '上传并预检', en: 'Upload and check' })}
        </Button>
      </div>
    </section>
  )
}

function Checked({ current, isConfirming, onConfirming }: { current: PlanImport; isConfirming: boolean; onConfirming: (isOn: boolean) => void }) {
  const t = useText()
  const confirm = useAct('confirmPlanImport')
  const cancel = useAct('cancelPlanImport')
  const [mode, setMode] = useState<'merge' | 'replace'>('merge')
  const problem = confirm.problem ?? cancel.problem
  if (current.state === 'checking') {
    return (
      <section className="panel stack">
        <Progress label={t({ zh: '正在预检 {name}', en: 'Checking {name}' }, { name: current.fileName })} />
        <div>
          <Button onClick={() => void cancel.run({ id: current.id })}>{t('cancel')}</Button>
        </div>
      </section>
    )
  }
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {isConfirming ? (
        <section className="panel stack">
          <fieldset className="stack">
            <legend>{t({ zh: '写入方式', en: 'How to write' })}</legend>
            <label className="check">
              <input type="radio" name="mode" checked={mode === 'merge'} onChange={() => setMode('merge')} />
              {t({ zh: '合并：更新同编号记录，新增其余，不删除任何记录', en: 'Merge: update records, add the rest, remove nothing' })}
            </label>
            <label className="check">
              <input type="radio" name="mode" checked={mode === 'replace'} onChange={() => setMode('replace')} />
              {t({
                zh: '替换：压缩包含有的类别中，包内没有的记录会被删除（可在台账恢复）',
                en: 'Replace: of the kinds the archive holds, records missing from it are removed (they can be restored)',
              })}
            </label>
          </fieldset>
          <div className="form-actions">
            <Button look="primary" isBusy={confirm.isBusy} onClick={() => void confirm.run({ id: current.id, mode }).catch(() => undefined)}>
              {t({ zh: '开始写入', en: 'Start importing' })}
            </Button>
            <Button onClick={() => onConfirming(false)}>{t('previous')}</Button>
          </div>
        </section>
      ) : (
        <ImportCheck current={current}>
          <Button look="primary" disabled={!current.isImportable} onClick={() => onConfirming(true)}>
            {t('next')}
          </Button>
          <Button isBusy={cancel.isBusy} onClick={() => void cancel.run({ id: current.id }).catch(() => undefined)}>
            {t({ zh: '放弃本次导入', en: 'Give this import up' })}
          </Button>
        </ImportCheck>
      )}
    </>
  )
}

function Written({ current }: { current: PlanImport }) {
  const t = useText()
  const place = usePlace()
  const cancel = useAct('cancelPlanImport')
  if (current.state === 'importing') {
    return (
      <section className="panel stack">
        {cancel.problem && <ProblemNotice problem={cancel.problem} />}
        <Progress label={t({ zh: '正在写入 {name}', en: 'Importing {name}' }, { name: current.fileName })} value={current.percent} />
        <p className="quiet">
          {t({
            zh: '可离开本页，完成后在下方记录中查看。写入在一个事务内完成，中断时原平面图不变。',
            en: 'You may leave. Everything is written in one transaction: an interrupted import leaves the plan as it was.',
          })}
        </p>
        <div>
          <Button isBusy={cancel.isBusy} onClick={() => void cancel.run({ id: current.id }).catch(() => undefined)}>
            {t('cancel')}
          </Button>
        </div>
      </section>
    )
  }
  if (current.state === 'imported') {
    return (
      <Notice
        tone="good"
        title={t({ zh: '已写入 {name}', en: '{name} was imported' }, { name: current.fileName })}
        actions={
          <>
            <ButtonLink to={pathIn(place, 'space/map')} icon="map">
              {t({ zh: '查看一张图', en: 'Open the map' })}
            </ButtonLink>
            <ButtonLink to={pathIn(place, 'space/buildings')} icon="building">
              {t({ zh: '查看楼宇', en: 'Open buildings' })}
            </ButtonLink>
          </>
        }
      >
        <p>{t({ zh: '相关条款正在重新判定。', en: 'The clauses concerned are being judged again.' })}</p>
      </Notice>
    )
  }
  return (
    <Notice tone={current.state === 'failed' ? 'bad' : 'info'} title={t(STATES[current.state].text)}>
      <p>{current.failure ?? t({ zh: '平面图没有改动。', en: 'The plan was not changed.' })}</p>
    </Notice>
  )
}

const STATES: Readonly<Record<PlanImport['state'], { text: Text; tone: Tone }>> = {
  checking: { text: { zh: '预检中', en: 'Checking' }, tone: 'info' },
  checked: { text: { zh: '已预检，未写入', en: 'Checked, not imported' }, tone: 'warn' },
  importing: { text: { zh: '写入中', en: 'Importing' }, tone: 'info' },
  imported: { text: { zh: '已写入', en: 'Imported' }, tone: 'good' },
  failed: { text: { zh: '失败', en: 'Failed' }, tone: 'bad' },
  cancelled: { text: { zh: '已取消', en: 'Cancelled' }, tone: 'neutral' },
}

function stateOf(state: string) {
  return STATES[state as PlanImport['state']] ?? { text: { zh: state, en: state }, tone: 'neutral' as const }
}

function History({ currentId, onOpen }: { currentId: string | undefined; onOpen: (id: string) => void }) {
  const t = useText()
  const found = useAsk('planImportList', {})
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="below">
      <h2>{t({ zh: '导入记录', en: 'Imports' })}</h2>
      <div className="panel scroll-x">
        <table className="list">
          <caption className="sr-only">{t({ zh: '导入记录', en: 'Imports' })}</caption>
          <thead>
            <tr>
              <th scope="col">{t({ zh: '文件', en: 'File' })}</th>
              <th scope="col">{t({ zh: '状态', en: 'State' })}</th>
              <th scope="col">{t({ zh: '上传时间', en: 'Uploaded' })}</th>
              <th scope="col">{t({ zh: '结束时间', en: 'Ended' })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.id === currentId ? 'selected' : undefined}>
                <td>
                  <button type="button" className="link" onClick={() => onOpen(row.id)}>
                    {row.fileName}
                  </button>
                </td>
                <td>
                  <Tag tone={stateOf(row.state).tone}>{t(stateOf(row.state).text)}</Tag>
                </td>
                <td>{formatTime(row.createdAt)}</td>
                <td>{formatTime(row.finishedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
