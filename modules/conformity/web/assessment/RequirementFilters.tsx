import { useEffect, useId, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import type { SearchState } from '#ui/url-state.ts'
import type { Assessment } from '../calls.ts'
import { LEVELS, moduleText } from '../words.ts'
import { type AssessmentFilter, isFiltered, NO_FILTER, OUTCOMES } from './assessment-filters.ts'

interface Props {
  assessment: Assessment
  filter: AssessmentFilter
  onChange: (change: SearchState) => void
}

/** Text or clause number, outcome, level, chapter, subject matter, and how a requirement is decided. */
export function RequirementFilters({ assessment, filter, onChange }: Props) {
  const t = useText()
  // On phones only the search and the outcome are open at first; see the button with data-narrow.
  const [isOpen, setOpen] = useState(
    filter.level !== undefined || filter.module !== undefined || filter.chapter !== undefined || filter.decidedBy !== undefined,
  )
  const modules = [...new Set(assessment.requirements.map(({ module }) => module))]
  return (
    <search className={`query-area${isOpen ? ' open' : ''}`}>
      <TextBox text={filter.text} onChange={(q) => onChange({ q: q || undefined })} />
      <Choice
        label={t({ zh: '结论', en: 'Outcome' })}
        value={filter.outcome}
        onChange={(outcome) => onChange({ outcome })}
        options={[
          ['gap', t({ zh: '全部差距（不满足、未知、待审核）', en: 'All gaps' })],
          ...OUTCOMES.map((one): [string, string] => [one, t(`outcome.${one}`)]),
        ]}
      />
      <Choice
        label={t({ zh: '级别', en: 'Level' })}
        value={filter.level}
        onChange={(level) => onChange({ level })}
        options={Object.entries(LEVELS).map(([key, text]) => [key, t(text)])}
      />
      <Choice
        label={t({ zh: '章节', en: 'Chapter' })}
        value={filter.chapter}
        onChange={(chapter) => onChange({ chapter })}
        options={assessment.chapters.map(({ id, title }) => [id, `${id} ${t(title)}`])}
      />
      <Choice
        label={t({ zh: '业务', en: 'Subject' })}
        value={filter.module}
        onChange={(module) => onChange({ module })}
        options={modules.map((name) => [name, t(moduleText(name))])}
      />
      <Choice
        label={t({ zh: '判定方式', en: 'Decided by' })}
        value={filter.decidedBy}
        onChange={(by) => onChange({ by })}
        options={[
          ['checks', t({ zh: '数据自动判定', en: 'Live data' })],
          ['evidence', t({ zh: '佐证审核', en: 'Evidence' })],
        ]}
      />
      <div className="query-actions">
        <Button look="quiet" icon="filter" data-narrow aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'list.collapse' : 'list.expand')}
        </Button>
        {isFiltered(filter) && (
          <Button look="quiet" onClick={() => onChange(NO_FILTER)}>
            {t('empty.clear')}
          </Button>
        )}
      </div>
    </search>
  )
}

export function TextBox({ text, onChange, label }: { text: string; onChange: (text: string) => void; label?: string }) {
  const t = useText()
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => onChange(typed), 250)
    return () => clearTimeout(timer)
  })
  const name = label ?? t({ zh: '搜索条款号或内容', en: 'Clause number or text' })
  return (
    <span className="search-box">
      <Icon name="search" />
      <input type="search" aria-label={name} placeholder={name} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </span>
  )
}

interface ChoiceProps {
  label: string
  value: string | undefined
  options: readonly (readonly [string, string])[]
  onChange: (value: string | undefined) => void
}

export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const t = useText()
  const id = useId()
  return (
    <div className="condition">
      <label htmlFor={id}>{label}</label>
      <span className="select">
        <select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
          <option value="">{t('list.any')}</option>
          {options.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" size={14} />
      </span>
    </div>
  )
}
