import { formatTime } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { Timeline } from '#ui/Timeline.tsx'
import { type Answer, useAsk } from '../calls.ts'
import { valueText } from '../requirement/shown.ts'

type Requirement = Answer<'parameterList'>['requirements'][number]

/** Who changed which figure or reading when and why. */
export function ParameterChanges({ names }: { names: readonly Requirement[] }) {
  const t = useText()
  const rows = useAsk('parameterHistory', {}).data?.rows ?? []
  const parameterOf = (requirement: string, name: string) => names.find(({ id }) => id === requirement)?.parameters.find((one) => one.name === name)
  return (
    <section className="panel" aria-labelledby="changes-title">
      <header className="panel-head">
        <h2 id="changes-title">{t({ zh: '调整记录', en: 'Changes' })}</h2>
      </header>
      <Timeline
        entries={rows.map((row) => {
          const parameter = parameterOf(row.requirement, row.name)
          const value = parameter ? valueText(parameter, row.value, t) : String(row.value ?? '--')
          const what = `${row.requirement}「${parameter ? t(parameter) : row.name}」`
          return {
            id: `${row.requirement} ${row.name} ${row.at}`,
            at: row.at,
            by: row.by.name,
            action: `${row.value === null ? t({ zh: '将 {what} 恢复为标准默认值', en: 'set {what} back to the default' }, { what }) : t({ zh: '将 {what} 改为 {value}', en: 'set {what} to {value}' }, { what, value })}${t({ zh: '：', en: ': ' })}${row.reason}（${formatTime(row.at)}）`,
          }
        })}
      />
    </section>
  )
}
