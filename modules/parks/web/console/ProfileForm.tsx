import { useState } from 'react'
import { callNamed } from '#ui/api.ts'
import { ConflictDialog } from '#ui/form/ConflictDialog.tsx'
import { Form } from '#ui/form/Form.tsx'
import { type Difference, differences } from '#ui/form/form-rules.ts'
import { useText } from '#ui/i18n.ts'
import { usePlace } from '#ui/park.ts'
import { Problem } from '#ui/problem.ts'
import { toast } from '#ui/toast.ts'
import { type Answer, type Profile, queryNamed, useAct } from '../calls.ts'
import { PROFILE_FIELDS } from '../profile-fields.ts'

interface Conflict {
  found: Difference[]
  mine: Profile
  version: number
}

/** Edits the profile. Somebody else's change meanwhile is shown field by field and never overwritten. */
export function ProfileForm({ start, onSaved, onCancel }: { start: Answer<'profile'>; onSaved: (wasConflict: boolean) => void; onCancel: () => void }) {
  const t = useText()
  const { parkId } = usePlace()
  const save = useAct('saveProfile')
  // What the edit started from stays while fresher data may arrive behind the form.
  const [base] = useState(start)
  const [conflict, setConflict] = useState<Conflict>()
  const send = async (profile: Profile, version: number, wasConflict: boolean) => {
    await save.run({ version, profile } as never)
    toast({ text: t('form.saved', { what: t({ zh: '园区档案', en: 'Park profile' }) }) })
    onSaved(wasConflict)
  }
  const submit = async (values: Record<string, unknown>) => {
    const mine = { ...base.profile, ...values } as Profile
    try {
      await send(mine, base.version, false)
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'parks.profile_edit_conflict') throw error
      const latest = await callNamed<Answer<'profile'>>(queryNamed('profile'), { parkId })
      setConflict({ found: differences(PROFILE_FIELDS, base.profile, mine, latest.profile), mine, version: latest.version })
      throw error
    }
  }
  return (
    <>
      <Form fields={PROFILE_FIELDS} start={base.profile} draftKey={`${parkId}.parks.profile.${base.version}`} onSubmit={submit} onCancel={onCancel} />
      {conflict && (
        <ConflictDialog
          fields={PROFILE_FIELDS}
          found={conflict.found}
          names={{}}
          onCancel={() => setConflict(undefined)}
          onChoose={(chosen) => {
            setConflict(undefined)
            void send({ ...conflict.mine, ...chosen } as Profile, conflict.version, true)
          }}
        />
      )}
    </>
  )
}
