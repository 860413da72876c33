import { formatNumber } from '../format.ts'
import { useText } from '../i18n.ts'
import { Notice } from '../Notice.tsx'
import { Progress } from '../Progress.tsx'
import { StatTiles } from '../StatTiles.tsx'
import type { ImportResult } from './sheet-calls.ts'

const SHOWN_ERRORS = 20

/** How an import stands: progress, counts, first errors and the user's own file with the errors marked. */
export function ImportReport({ result }: { result: ImportResult }) {
  const t = useText()
  const { status, total, processed } = result
  const errors = result.errors.slice(0, SHOWN_ERRORS)
  return (
    <>
      {(status === 'checking' || status === 'running') && (
        <Progress
          label={t(status === 'checking' ? 'import.check' : 'import.run')}
          {...(total > 0 ? { value: processed, max: total } : {})}
          note={total > 0 ? `${formatNumber(processed)} / ${formatNumber(total)}` : t('loading')}
        />
      )}
      {status === 'finished' && (
        <Notice
          tone={result.failed > 0 ? 'warn' : 'good'}
          title={t('import.result', { done: formatNumber(result.imported), failed: formatNumber(result.failed) })}
        />
      )}
      {status === 'failed' && <Notice tone="bad" title={result.problem ? t(result.problem) : t({ zh: '导入没有完成', en: 'The import did not finish' })} />}
      {status === 'cancelled' && <Notice tone="warn" title={t({ zh: '导入已取消', en: 'The import was cancelled' })} />}
      {status === 'checked' && (
        <StatTiles
          label={t('import.check')}
          stats={[
            { key: 'valid', label: t('import.valid'), value: formatNumber(result.valid), tone: 'good' },
            { key: 'invalid', label: t('import.errors'), value: formatNumber(result.invalid), tone: result.invalid > 0 ? 'bad' : 'neutral' },
            { key: 'duplicates', label: t('import.duplicates'), value: formatNumber(result.duplicates), tone: 'info' },
          ]}
        />
      )}
      {errors.length > 0 && (
        <table className="list compact">
          <caption>{t('import.firstErrors', { n: errors.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map((error) => (
              <tr key={`${error.row}-${error.column}-${error.value}`}>
                <td>{error.row}</td>
                <td>{error.column ?? '--'}</td>
                <td>{t(error.reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {result.errorFileUrl && (
        <p>
          <a className="button default" href={result.errorFileUrl} download>
            {t('import.errorFile')}
          </a>
        </p>
      )}
    </>
  )
}
