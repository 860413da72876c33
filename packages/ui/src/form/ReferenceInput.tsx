import { useEffect, useState } from 'react'
import { EMPTY } from '../format.ts'
import { type ListAnswer, listOf } from '../ledger/ledger-calls.ts'
import { useQueryNamed } from '../query.ts'
import type { BareProps } from './FieldControl.tsx'
import { SearchSelect } from './SearchSelect.tsx'

/** Chooses a record of another ledger by code or name. */
export function ReferenceInput({ ledger, ...props }: BareProps & { ledger: string }) {
  const { value, names = {} } = props
  const id = value ? String(value) : undefined
  const known = id ? names[id] : undefined
  const [text, setText] = useState(known ?? '')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState(known)
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text === chosen ? '' : text), 200)
    return () => clearTimeout(timer)
  }, [text, chosen])
  const found = useQueryNamed<ListAnswer>(listOf(ledger), { search: search || undefined, limit: 50, sort: 'code' })
  const rows = found.data?.rows ?? []
  const options = rows.map((row) => ({ key: row.id, label: row.name, note: row.code }))
  if (id && !options.some((option) => option.key === id)) options.unshift({ key: id, label: chosen ?? known ?? EMPTY, note: '' })
  return (
    <SearchSelect
      {...props}
      options={options}
      inputText={text}
      onSearch={setText}
      onChange={(key) => {
        const label = options.find((option) => option.key === key)?.label ?? ''
        setChosen(label)
        setText(label)
        props.onChange(key)
      }}
    />
  )
}
