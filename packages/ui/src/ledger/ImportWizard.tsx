import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { callNamed, uploadFile } from '../api.ts'
import { Button } from '../Button.tsx'
import { FileDrop } from '../form/FileDrop.tsx'
import type { Fields } from '../form/form-rules.ts'
import { formatNumber } from '../format.ts'
import { useText } from '../i18n.ts'
import { Notice, ProblemNotice } from '../Notice.tsx'
import { usePlace } from '../park.ts'
import type { Problem } from '../problem.ts'
import { ImportReport } from './ImportReport.tsx'
import {
  type ImportColumns,
  type ImportResult,
  importColumns,
  importResult,
  type StartedTask,
  startImport,
  TEMPLATE_PATH,
  UPLOAD,
  type UploadedFile,
} from './sheet-calls.ts'

const STEPS = ['import.template', 'import.upload', 'import.check', 'import.run'] as const
const ASK_AGAIN_MS = 1_000

function isMoving(result: ImportResult | undefined): boolean {
  return !result || result.status === 'checking' || result.status === 'running'
}

/** Import of a ledger from Excel or CSV: template, upload and matching, check, import with progress and a file of errors. */
export function ImportWizard({ ledger, fields, onDone }: { ledger: string; fields: Fields; onDone: () => void }) {
  const t = useText()
  const { parkId = '' } = usePlace()
  const client = useQueryClient()
  const [step, setStep] = useState(0)
  const [file, setFile] = useState<File>()
  const [uploaded, setUploaded] = useState<{ fileId: string; columns: ImportColumns }>()
  const [matches, setMatches] = useState<Readonly<Record<string, string | null>>>({})
  const [taskId, setTaskId] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const result = useQuery<ImportResult, Problem>({
    queryKey: [importResult.name, taskId],
    queryFn: () => callNamed<ImportResult>(importResult, { parkId, taskId }),
    enabled: taskId !== undefined,
    refetchInterval: (query) => (isMoving(query.state.data) ? ASK_AGAIN_MS : false),
  })
  const module = `${ledger.split('.')[0]}.`
  const hasFinished = result.data?.status === 'finished'
  useEffect(() => {
    if (hasFinished) void client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith(module) })
  }, [hasFinished, client, module])

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const choose = (chosen: File) => {
    setFile(chosen)
    setUploaded(undefined)
    void attempt(async () => {
      const { id } = await uploadFile<UploadedFile>(UPLOAD, chosen, { parkId, purpose: 'import' })
      const columns = await callNamed<ImportColumns>(importColumns, { parkId, ledger, fileId: id })
      setUploaded({ fileId: id, columns })
      setMatches(Object.fromEntries(columns.columns.map(({ column, field }) => [column, field])))
    })
  }
  const start = (mode: 'check' | 'import', next: number) =>
    attempt(async () => {
      const started = await callNamed<StartedTask>(startImport, { parkId, ledger, fileId: uploaded?.fileId, mode, mapping: matches })
      setTaskId(started.taskId)
      setStep(next)
      void client.invalidateQueries({ queryKey: ['workbench.taskList'] })
    })
  const missing = Object.entries(fields).filter(([key, field]) => field.required && !Object.values(matches).includes(key))
  const data = result.data

  return (
    <div className="wizard">
      <ol className="steps">
        {STEPS.map((name, at) => (
          <li key={name} aria-current={at === step ? 'step' : undefined} className={at < step ? 'done' : undefined}>
            {t(name)}
          </li>
        ))}
      </ol>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {step === 0 && (
        <>
          <p>{t('import.templateHint')}</p>
          <div className="form-actions">
            <a className="button default" href={`${TEMPLATE_PATH}?${new URLSearchParams({ parkId, ledger })}`} download>
              {t('import.template')}
            </a>
            <Button look="primary" onClick={() => setStep(1)}>
              {t('next')}
            </Button>
          </div>
        </>
      )}
      {step === 1 && (
        <>
          <FileDrop label={t({ zh: '上传 .xlsx 或 .csv', en: 'Upload .xlsx or .csv' })} accept=".xlsx,.csv" file={file} onFile={choose} />
          {uploaded && (
            <Matching columns={uploaded.columns} fields={fields} matches={matches} onMatch={(column, field) => setMatches({ ...matches, [column]: field })} />
          )}
          {uploaded && missing.length > 0 && (
            <Notice tone="warn">
              <p>
                {t(
                  { zh: '必填列还没有对应：{names}', en: 'Required columns without a match: {names}' },
                  { names: missing.map(([, field]) => t(field)).join('、') },
                )}
              </p>
            </Notice>
          )}
          <div className="form-actions">
            <Button look="primary" isBusy={isBusy} disabled={!uploaded || missing.length > 0} onClick={() => void start('check', 2)}>
              {t('import.check')}
            </Button>
            <Button onClick={() => setStep(0)}>{t('previous')}</Button>
          </div>
        </>
      )}
      {step >= 2 && result.isError && <ProblemNotice problem={result.error} onRetry={() => void result.refetch()} />}
      {step >= 2 && data && <ImportReport result={data} />}
      {step === 2 && data && !isMoving(data) && (
        <div className="form-actions">
          <Button look="primary" isBusy={isBusy} disabled={data.status !== 'checked' || data.valid === 0} onClick={() => void start('import', 3)}>
            {t('import.start', { n: formatNumber(data.valid) })}
          </Button>
          <Button onClick={() => setStep(1)}>{t('previous')}</Button>
        </div>
      )}
      {step === 3 && (
        <div className="form-actions">
          <Button look="primary" onClick={onDone}>
            {isMoving(data) ? t({ zh: '转入后台', en: 'Continue in the background' }) : t('done')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Matching({
  columns,
  fields,
  matches,
  onMatch,
}: {
  columns: ImportColumns
  fields: Fields
  matches: Readonly<Record<string, string | null>>
  onMatch: (column: string, field: string | null) => void
}) {
  const t = useText()
  return (
    <table className="list compact">
      <thead>
        <tr>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.field')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.columns.map(({ column, sample }) => (
          <tr key={column}>
            <th scope="row">
              {column}
              {sample && <small className="quiet"> {sample}</small>}
            </th>
            <td>
              <select
                aria-label={`${t('import.field')}: ${column}`}
                value={matches[column] ?? ''}
                onChange={(event) => onMatch(column, event.target.value || null)}
              >
                <option value="">{t('import.ignore')}</option>
                {Object.entries(fields).map(([key, field]) => (
                  <option key={key} value={key}>
                    {t(field)}
                    {field.required ? ' *' : ''}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
