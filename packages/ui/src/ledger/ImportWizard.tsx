import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callNamed, uploadFile } from '../api.ts'
import { Button } from '../Button.tsx'
import { FileDrop } from '../form/FileDrop.tsx'
import type { Fields } from '../form/form-rules.ts'
import { formatNumber } from '../format.ts'
import { useText } from '../i18n.ts'
import { Notice, ProblemNotice } from '../Notice.tsx'
import { Progress } from '../Progress.tsx'
import { usePlace } from '../park.ts'
import type { Problem } from '../problem.ts'
import { StatTiles } from '../StatTiles.tsx'
import { checkImport, type ImportState, importState, runImport, TEMPLATE_PATH, UPLOAD, type UploadAnswer } from './sheet-calls.ts'

const STEPS = ['import.template', 'import.upload', 'import.check', 'import.run'] as const
const SHOWN_ERRORS = 20

/** Import of a ledger from Excel or CSV: template, upload and matching, check, import with progress and a file of errors. */
export function ImportWizard({ ledger, fields, onDone }: { ledger: string; fields: Fields; onDone: () => void }) {
  const t = useText()
  const { parkId = '' } = usePlace()
  const [step, setStep] = useState(0)
  const [file, setFile] = useState<File>()
  const [upload, setUpload] = useState<UploadAnswer>()
  const [matches, setMatches] = useState<Readonly<Record<string, string | null>>>({})
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const importId = upload?.importId
  const state = useQuery<ImportState, Problem>({
    queryKey: [importState.name, importId],
    queryFn: () => callNamed<ImportState>(importState, { parkId, importId }),
    enabled: importId !== undefined && step >= 2,
    refetchInterval: (query) => (query.state.data?.status === 'checking' || query.state.data?.status === 'running' || !query.state.data ? 1_000 : false),
  })

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
    void attempt(async () => {
      const answer = await uploadFile<UploadAnswer>(UPLOAD, chosen, { parkId, ledger })
      setUpload(answer)
      setMatches(Object.fromEntries(answer.columns.map((column) => [column.column, column.field])))
    })
  }
  const check = () =>
    attempt(async () => {
      await callNamed(checkImport, { parkId, importId, columns: matches })
      setStep(2)
      await state.refetch()
    })
  const run = () =>
    attempt(async () => {
      await callNamed(runImport, { parkId, importId })
      setStep(3)
      await state.refetch()
    })

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
          {upload && <Matching upload={upload} fields={fields} matches={matches} onMatch={(column, field) => setMatches({ ...matches, [column]: field })} />}
          <div className="form-actions">
            <Button look="primary" isBusy={isBusy} disabled={!upload} onClick={() => void check()}>
              {t('import.check')}
            </Button>
            <Button onClick={() => setStep(0)}>{t('previous')}</Button>
          </div>
        </>
      )}
      {step >= 2 && state.isError && <ProblemNotice problem={state.error} onRetry={() => void state.refetch()} />}
      {step >= 2 && state.data && <Outcome state={state.data} />}
      {step === 2 && state.data?.status === 'checked' && (
        <div className="form-actions">
          <Button look="primary" isBusy={isBusy} disabled={state.data.valid === 0} onClick={() => void run()}>
            {t('import.start', { n: formatNumber(state.data.valid) })}
          </Button>
          <Button onClick={() => setStep(1)}>{t('previous')}</Button>
        </div>
      )}
      {step === 3 && state.data?.status !== 'running' && (
        <div className="form-actions">
          <Button look="primary" onClick={onDone}>
            {t('done')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Matching({
  upload,
  fields,
  matches,
  onMatch,
}: {
  upload: UploadAnswer
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
        {upload.columns.map(({ column, sample }) => (
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

function Outcome({ state }: { state: ImportState }) {
  const t = useText()
  const isMoving = state.status === 'checking' || state.status === 'running'
  return (
    <>
      {isMoving && (
        <Progress
          label={t(state.status === 'checking' ? 'import.check' : 'import.run')}
          value={state.processed}
          max={Math.max(1, state.total)}
          note={`${formatNumber(state.processed)} / ${formatNumber(state.total)}`}
        />
      )}
      {state.status === 'finished' && (
        <Notice
          tone={state.failed > 0 ? 'warn' : 'good'}
          title={t('import.result', { done: formatNumber(state.imported), failed: formatNumber(state.failed) })}
        />
      )}
      {state.status !== 'finished' && (
        <StatTiles
          label={t('import.check')}
          stats={[
            { key: 'valid', label: t('import.valid'), value: formatNumber(state.valid), tone: 'good' },
            { key: 'invalid', label: t('import.errors'), value: formatNumber(state.invalid), tone: state.invalid > 0 ? 'bad' : 'neutral' },
            { key: 'duplicates', label: t('import.duplicates'), value: formatNumber(state.duplicates), tone: 'info' },
          ]}
        />
      )}
      {state.errors.length > 0 && (
        <table className="list compact">
          <caption>{t('import.firstErrors', { n: Math.min(SHOWN_ERRORS, state.errors.length) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {state.errors.slice(0, SHOWN_ERRORS).map((error) => (
              <tr key={`${error.row}-${error.column}`}>
                <td>{error.row}</td>
                <td>{error.column}</td>
                <td>{error.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {state.errorFileUrl && (
        <p>
          <a className="button default" href={state.errorFileUrl} download>
            {t('import.errorFile')}
          </a>
        </p>
      )}
    </>
  )
}
