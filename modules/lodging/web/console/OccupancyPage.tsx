import { callNamed } from '#ui/api.ts'
import { EMPTY, formatNumber } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { commandOf, type DetailAnswer, detailOf, type ListAnswer, listOf, type Row } from '#ui/ledger/ledger-calls.ts'
import { RegisterPage } from '#ui/ledger/RegisterPage.tsx'
import type { RowAction } from '#ui/list/list-declaration.ts'
import { holds, usePlace } from '#ui/park.ts'
import { problemText } from '#ui/problem.ts'
import { useCommandNamed, useQueryNamed } from '#ui/query.ts'
import { StatTiles } from '#ui/StatTiles.tsx'
import { toast } from '#ui/toast.ts'
import { occupancy } from '../../contract.ts'
import { endedStay } from '../ended-stay.ts'

const CLAUSES = ['6.3.1.1', '6.3.1.2']
const NAME = 'lodging.occupancy'

function today(): string {
  return new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
}

/** Who lives where: checking in, which a full room refuses, and checking out. */
export function OccupancyPage() {
  const t = useText()
  const place = usePlace()
  const checkOut = useCheckOut()
  return (
    <RegisterPage
      title={{ zh: '宿舍入住管理', en: 'Dormitory occupancy' }}
      description={{
        zh: '每间最多 2 人；有法定赡养、抚养、扶养关系的同住人除外（6.3.1.2）。住满的居室不能再办理入住。',
        en: 'At most two people per room, legal dependants excepted (6.3.1.2). A full room takes nobody else in.',
      }}
      clauses={CLAUSES}
      tabs={[
        {
          ledger: occupancy,
          defaultSort: '-checkedInOn',
          start: { checkedInOn: today(), relation: 'none' },
          rowActions: holds(place, occupancy.roles.write)
            ? [
                {
                  key: 'checkOut',
                  label: { zh: '办理退宿', en: 'Check out' },
                  icon: 'check',
                  isBulk: true,
                  when: (row: Row) => !row.checkedOutOn,
                  run: checkOut,
                },
              ]
            : [],
        },
      ]}
    >
      <Totals label={t({ zh: '入住概况', en: 'Occupancy at a glance' })} />
    </RegisterPage>
  )
}

function useTotal(ledger: string, filters: readonly unknown[]) {
  return useQueryNamed<ListAnswer>(listOf(ledger), { filters, limit: 1 }).data?.total
}

function Totals({ label }: { label: string }) {
  const t = useText()
  const isRoom = { field: 'category', op: 'eq', value: 'lodgingRoom' }
  const rooms = useTotal('parks.unit', [isRoom])
  const doubles = useTotal('parks.unit', [isRoom, { field: 'capacity', op: 'gte', value: 2 }])
  const people = useTotal(NAME, [{ field: 'checkedOutOn', op: 'empty' }])
  const shown = (value: number | undefined) => (value === undefined ? EMPTY : formatNumber(value))
  return (
    <StatTiles
      label={label}
      stats={[
        { key: 'rooms', label: t({ zh: '居室', en: 'Rooms' }), value: shown(rooms) },
        { key: 'doubles', label: t({ zh: '其中双人间', en: 'Of them double' }), value: shown(doubles) },
        { key: 'people', label: t({ zh: '在住人数', en: 'People staying' }), value: shown(people) },
      ]}
    />
  )
}

/** Ends stays today; what cannot be ended is told with its reason. */
function useCheckOut(): RowAction<Row>['run'] {
  const t = useText()
  const { parkId } = usePlace()
  const save = useCommandNamed<Record<string, unknown>, { version: number }>(commandOf('save', NAME))
  return async (rows) => {
    const failed = []
    for (const row of rows) {
      try {
        const { record } = await callNamed<DetailAnswer>(detailOf(NAME), { ...(parkId ? { parkId } : {}), id: row.id })
        await save.run({ id: row.id, version: record.version, record: endedStay(record, today()) })
      } catch (error) {
        failed.push({ id: row.id, reason: problemText(error) })
      }
    }
    const done = rows.length - failed.length
    if (done > 0) toast({ text: t({ zh: '已为 {n} 人办理退宿', en: '{n} checked out' }, { n: done }) })
    return failed
  }
}
