import { useState } from 'react'
import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import { callNamed, newId } from '../api.ts'
import { ConflictDialog } from '../form/ConflictDialog.tsx'
import { Form } from '../form/Form.tsx'
import { type Difference, differences, type Values } from '../form/form-rules.ts'
import { useText } from '../i18n.ts'
import { usePlace } from '../park.ts'
import { Problem } from '../problem.ts'
import { useCommandNamed } from '../query.ts'
import { toast } from '../toast.ts'
import { commandOf, type DetailAnswer, detailOf } from './ledger-calls.ts'
import { formFields, nounOf } from './ledger-columns.tsx'

interface Props {
  ledger: Ledger
  /** The record to edit; left out: a new one. */
  detail?: DetailAnswer | undefined
  /** Values a new record starts with. */
  start?: Values
  onSaved: (id: string) => void
  onCancel: () => void
}

interface Conflict {
  found: Difference[]
  mine: Record<string, unknown>
  latest: DetailAnswer
}

/** Creates or edits one record. Somebody else's change in between is shown field by field instead of being overwritten. */
export function LedgerForm({ ledger, detail, start, onSaved, onCancel }: Props) {
  const t = useText()
  const { parkId } = usePlace()
  const name = ledgerName(ledger)
  const fields = formFields(ledger)
  const save = useCommandNamed<Record<string, unknown>, { id: string; version: number }>(commandOf('save', name))
  // One id for all attempts: sending a new record twice never makes two.
  const [id] = useState(() => detail?.record.id ?? newId())
  const [conflict, setConflict] = useState<Conflict>()

  const send = async (record: Record<string, unknown>, version: number | undefined) => {
    await save.run({ id, ...(version === undefined ? {} : { version }), record })
    toast({ text: t('form.saved', { what: t(nounOf(ledger)) }) })
    onSaved(id)
  }
  const submit = async (record: Record<string, unknown>) => {
    try {
      await send(record, detail?.record.version)
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'ledger.edit_conflict') throw error
      const latest = await callNamed<DetailAnswer>(detailOf(name), { ...(parkId ? { parkId } : {}), id })
      const found = differences(fields, detail?.record ?? {}, record, latest.record)
      if (found.length === 0) await send(record, latest.record.version)
      else {
        setConflict({ found, mine: record, latest })
        throw error
      }
    }
  }
  return (
    <>
      <Form
        fields={fields}
        start={detail ? detail.record : { ...start }}
        draftKey={`${parkId ?? ''}.${name}.${detail ? `${id}.${detail.record.version}` : 'new'}`}
        names={detail?.names ?? {}}
        onSubmit={submit}
        onCancel={onCancel}
      />
      {conflict && (
        <ConflictDialog
          fields={fields}
          found={conflict.found}
          names={{ ...conflict.latest.names, ...detail?.names }}
          onCancel={() => setConflict(undefined)}
          onChoose={(chosen) => {
            setConflict(undefined)
            void send({ ...conflict.mine, ...chosen }, conflict.latest.record.version)
          }}
        />
      )}
    </>
  )
}
