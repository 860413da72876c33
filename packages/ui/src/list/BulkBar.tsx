import { Button } from '../Button.tsx'
import { formatNumber } from '../format.ts'
import { useText } from '../i18n.ts'
import { problemText } from '../problem.ts'
import { toast } from '../toast.ts'
import type { ListRow, RowAction } from './list-declaration.ts'
import type { useSelection } from './list-selection.ts'

interface Props<R extends ListRow> {
  selection: ReturnType<typeof useSelection<R>>
  total: number
  actions: readonly RowAction<R>[]
  onAct: (action: RowAction<R>, rows: readonly R[]) => Promise<void>
}

/** 已选 12 项, what can be done to them, and 全选 1,234 条 across the pages. */
export function BulkBar<R extends ListRow>({ selection, total, actions, onAct }: Props<R>) {
  const t = useText()
  const chosen = [...selection.picked.values()]
  if (chosen.length === 0) return null
  const label = t('list.selected', { n: formatNumber(chosen.length) })
  return (
    <section className="bulk-bar" aria-label={label}>
      <strong>{label}</strong>
      {chosen.length < total && (
        <Button
          look="quiet"
          isBusy={selection.isGathering}
          onClick={() => void selection.takeAll().catch((error: unknown) => toast({ text: problemText(error), tone: 'bad' }))}
        >
          {t('list.takeAll', { n: formatNumber(total) })}
        </Button>
      )}
      {actions.map((action) => (
        <Button
          key={action.key}
          look={action.isDanger ? 'danger' : 'default'}
          {...(action.icon ? { icon: action.icon } : {})}
          onClick={() => void onAct(action, chosen)}
        >
          {t(action.label)}
        </Button>
      ))}
      <Button look="quiet" onClick={() => selection.keep([])}>
        {t('list.clearSelection')}
      </Button>
    </section>
  )
}
