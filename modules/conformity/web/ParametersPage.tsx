import { useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatDate, unitText } from '#ui/format.ts'
import { useText } from '#ui/i18n.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useUrlState } from '#ui/url-state.ts'
import { Failure } from './AssessmentPage.tsx'
import { matchesText } from './assessment/assessment-filters.ts'
import { Choice, TextBox } from './assessment/RequirementFilters.tsx'
import { ConformityTabs } from './ConformityTabs.tsx'
import { type Answer, type ParameterView, useAsk } from './calls.ts'
import { ParkScope, useAddress } from './ParkScope.tsx'
import { ParameterChanges } from './parameters/ParameterChanges.tsx'
import { ParameterDialog } from './parameters/ParameterDialog.tsx'
import { valueText } from './requirement/shown.ts'
import { WHAT } from './words.ts'

type Requirement = Answer<'parameterList'>['requirements'][number]

/** Every figure and reading the outcomes rest on, and who changed which of them when and why. */
export function ParametersPage() {
  return (
    <ParkScope>
      <ParametersOfPark />
    </ParkScope>
  )
}

function ParametersOfPark() {
  const t = useText()
  const [url, setUrl] = useUrlState()
  const [edited, setEdited] = useState<{ requirement: string; parameter: ParameterView }>()
  const found = useAsk('parameterList', {})
  const text = url.q === undefined ? '' : String(url.q)
  const chapter = url.chapter === undefined ? undefined : String(url.chapter)
  const isOwn = url.own === 1
  const shown = (found.data?.requirements ?? []).flatMap((requirement) => {
    if (chapter && requirement.chapter !== chapter) return []
    const byRequirement = matchesText(requirement, text)
    const parameters = requirement.parameters.filter((one) => (byRequirement || `${one.zh}${one.en}`.includes(text)) && (!isOwn || one.overridden))
    return parameters.length > 0 ? [{ ...requirement, parameters }] : []
  })
  return (
    <div className="conformity">
      <PageHead
        title={{ zh: '参数与释义', en: 'Parameters and readings' }}
        description={{
          zh: '判定所用的数值和对有歧义条文的释义。调整前先试算，须写明理由；每个结论都记录当时所用取值。',
          en: 'Figures and readings behind the outcomes. A change is tried out first and needs a reason; each outcome keeps the values it was judged with.',
        }}
      />
      <ConformityTabs current="conformity/parameters" />
      <div className="list-page">
        <section className="panel">
          <div className="list-head">
            <search className="query-area open">
              <TextBox text={text} onChange={(q) => setUrl({ q: q || undefined }, { replace: true })} />
              <Choice
                label={t({ zh: '章节', en: 'Chapter' })}
                value={chapter}
                onChange={(next) => setUrl({ chapter: next })}
                options={(found.data?.chapters ?? []).map(({ id, title }) => [id, `${id} ${t(title)}`])}
              />
              <label className="check">
                <input type="checkbox" checked={isOwn} onChange={(event) => setUrl({ own: event.target.checked ? 1 : undefined })} />
                {t({ zh: '只看本园区调整过的', en: "Only this park's own" })}
              </label>
            </search>
          </div>
          {found.isError && !found.data && <Failure problem={found.error} onRetry={() => void found.refetch()} />}
          {found.isPending && <Skeleton lines={14} />}
          {found.data && shown.length === 0 && (
            <EmptyState kind="filtered" what={WHAT.parameter}>
              <Button onClick={() => setUrl({ q: undefined, chapter: undefined, own: undefined })}>{t('empty.clear')}</Button>
            </EmptyState>
          )}
          {found.data?.chapters.map((one) => {
            const own = shown.filter((requirement) => requirement.chapter === one.id)
            return own.length === 0 ? null : (
              <section key={one.id} className="chapter" aria-label={`${one.id} ${t(one.title)}`}>
                <h2>
                  <span className="clause-number">{one.id}</span> {t(one.title)}
                </h2>
                <ParameterTable
                  requirements={own}
                  caption={t(one.title)}
                  onEdit={found.data?.can.save ? (requirement, parameter) => setEdited({ requirement, parameter }) : undefined}
                />
              </section>
            )
          })}
        </section>
      </div>
      <ParameterChanges names={found.data?.requirements ?? []} />
      {edited && <ParameterDialog requirement={edited.requirement} parameter={edited.parameter} onClose={() => setEdited(undefined)} />}
    </div>
  )
}

function ParameterTable({
  requirements,
  caption,
  onEdit,
}: {
  requirements: readonly Requirement[]
  caption: string
  onEdit: ((requirement: string, parameter: ParameterView) => void) | undefined
}) {
  const t = useText()
  const address = useAddress()
  const titles = {
    name: t({ zh: '参数或释义', en: 'Parameter or reading' }),
    value: t({ zh: '取值', en: 'Value' }),
    default: t({ zh: '标准默认', en: 'Default' }),
    bounds: t({ zh: '可取范围', en: 'Bounds' }),
    source: t({ zh: '出处', en: 'Source' }),
    changed: t({ zh: '调整', en: 'Changed' }),
  }
  return (
    <table className="list parameter-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '条款', en: 'Clause' })}</th>
          {Object.values(titles).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          {onEdit && (
            <th scope="col" className="action-cell">
              <span className="sr-only">{t('actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {requirements.flatMap((requirement) =>
          requirement.parameters.map((parameter) => (
            <tr key={`${requirement.id} ${parameter.name}`} data-id={`${requirement.id} ${parameter.name}`}>
              <td>
                <AppLink className="row-link clause-number" to={address(`conformity/${requirement.id}`)} title={t(requirement.title)}>
                  {requirement.id}
                </AppLink>
              </td>
              <td data-label={titles.name}>{t(parameter)}</td>
              <td data-label={titles.value}>
                <strong>{valueText(parameter, parameter.value, t)}</strong> {parameter.overridden && <Tag tone="info">{t({ zh: '本园区', en: 'Own' })}</Tag>}
              </td>
              <td data-label={titles.default}>{valueText(parameter, parameter.default, t)}</td>
              <td data-label={titles.bounds}>
                {parameter.kind === 'number'
                  ? `${parameter.min} ～ ${parameter.max} ${unitText(parameter.unit ?? undefined)}`
                  : t({ zh: '{n} 种释义', en: '{n} readings' }, { n: Object.keys(parameter.options ?? {}).length })}
              </td>
              <td data-label={titles.source}>{parameter.source ?? '--'}</td>
              <td data-label={titles.changed}>
                {parameter.overridden ? (
                  <span title={parameter.overridden.reason}>
                    {`${parameter.overridden.by} ${formatDate(parameter.overridden.at)}`}
                    <span className="reason">{parameter.overridden.reason}</span>
                  </span>
                ) : (
                  '--'
                )}
              </td>
              {onEdit && (
                <td className="action-cell">
                  <Button
                    look="quiet"
                    icon="edit"
                    aria-label={`${t({ zh: '调整', en: 'Change' })} ${requirement.id} ${t(parameter)}`}
                    onClick={() => onEdit(requirement.id, parameter)}
                  />
                </td>
              )}
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
