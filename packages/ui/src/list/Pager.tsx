import { Button } from '../Button.tsx'
import { formatNumber } from '../format.ts'
import { useText } from '../i18n.ts'
import { useIsStale } from '../live.ts'
import { Tag } from '../Tag.tsx'
import { PAGE_SIZES } from './list-state.ts'

interface Props {
  total: number
  page: number
  limit: number
  hasNext: boolean
  onNext: () => void
  onPrevious: () => void
  onLimit: (limit: number) => void
}

/** 共 1,234 条, page by page. Without a pager when everything fits. */
export function Pager({ total, page, limit, hasNext, onNext, onPrevious, onLimit }: Props) {
  const t = useText()
  const isStale = useIsStale()
  return (
    <nav className="pager" aria-label={t({ zh: '分页', en: 'Pages' })}>
      <span className="total">
        {t('list.total', { n: formatNumber(total) })} {isStale && <Tag tone="warn">{t('live.stale')}</Tag>}
      </span>
      {(hasNext || page > 1 || total > PAGE_SIZES[0]) && (
        <>
          <span className="select">
            <select aria-label={t('list.perPage')} value={limit} onChange={(event) => onLimit(Number(event.target.value))}>
              {PAGE_SIZES.map((size) => (
                <option key={size} value={size}>
                  {t('list.perPageOption', { n: size })}
                </option>
              ))}
            </select>
          </span>
          <Button icon="chevronLeft" aria-label={t('list.previousPage')} disabled={page === 1} onClick={onPrevious} />
          <span>{t('list.page', { n: page })}</span>
          <Button icon="chevronRight" aria-label={t('list.nextPage')} disabled={!hasNext} onClick={onNext} />
        </>
      )}
    </nav>
  )
}
