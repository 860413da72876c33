import { useState } from 'react'
import { AppLink } from '#ui/AppLink.tsx'
import { newId } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Form } from '#ui/form/Form.tsx'
import type { Fields } from '#ui/form/form-rules.ts'
import { useText } from '#ui/i18n.ts'
import { ProblemNotice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { pathIn, usePlace } from '#ui/park.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Tag } from '#ui/Tag.tsx'
import { toast } from '#ui/toast.ts'
import { useUrlState } from '#ui/url-state.ts'
import { useCreatePark, useParks } from './calls.ts'
import './identity.css'

/** The parks of the installation, by name and code only; what is in them is not the administrator's to see. */
export function ParksPage() {
  const t = useText()
  const place = usePlace()
  const [url, setUrl] = useUrlState()
  const found = useParks()
  const rows = found.data?.rows ?? []
  const users = t({ zh: '用户', en: 'Users' })
  return (
    <div className="list-page">
      <PageHead
        title={{ zh: '园区', en: 'Parks' }}
        description={{
          zh: '新建园区后，在「用户与岗位」授予第一位园长。',
          en: 'After creating a park, give its first director the post under “Users and posts”.',
        }}
      >
        <Button look="primary" icon="plus" onClick={() => setUrl({ new: 1 })}>
          {t({ zh: '新建园区', en: 'New park' })}
        </Button>
      </PageHead>
      <section className="panel" aria-label={t({ zh: '园区', en: 'Parks' })}>
        {found.isPending && <Skeleton lines={5} />}
        {found.isError &&
          (found.error.status === 403 ? <EmptyState kind="forbidden" /> : <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />)}
        {found.data && rows.length === 0 && (
          <EmptyState
            kind="never"
            what={{ zh: '园区', en: 'park' }}
            hint={{ zh: '新建第一个园区，然后授予园长岗位。', en: 'Create the first park, then appoint its director.' }}
          >
            <Button look="primary" icon="plus" onClick={() => setUrl({ new: 1 })}>
              {t({ zh: '新建园区', en: 'New park' })}
            </Button>
          </EmptyState>
        )}
        {rows.length > 0 && (
          <table className="list">
            <caption className="sr-only">{t({ zh: '园区', en: 'Parks' })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('code')}</th>
                <th scope="col">{t({ zh: '英文名称', en: 'Name in English' })}</th>
                <th scope="col">{users}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((park) => (
                <tr key={park.id}>
                  <td>
                    <strong>{park.nameZh}</strong> {park.isDemo && <Tag tone="warn">{t({ zh: '演示', en: 'Demo' })}</Tag>}
                  </td>
                  <td data-label={t('code')}>{park.code}</td>
                  <td data-label={t({ zh: '英文名称', en: 'Name in English' })}>{park.nameEn}</td>
                  <td data-label={users}>
                    <AppLink to={`${pathIn(place, 'users')}?park=${park.id}`}>{t({ zh: '查看用户', en: 'See users' })}</AppLink>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {url.new === 1 && <NewPark onClose={() => setUrl({ new: undefined })} />}
    </div>
  )
}

const FIELDS: Fields = {
  code: {
    type: 'text',
    zh: '园区代码',
    en: 'Code',
    required: true,
    max: 24,
    help: { zh: '2 至 24 个大写字母、数字或 -，用在网址里，之后不能改', en: '2 to 24 capital letters, digits or -; part of addresses, never changed' },
  },
  nameZh: { type: 'text', zh: '园区名称', en: 'Name', required: true, max: 100 },
  nameEn: { type: 'text', zh: '英文名称', en: 'Name in English', required: true, max: 200 },
}

function NewPark({ onClose }: { onClose: () => void }) {
  const t = useText()
  const create = useCreatePark()
  const [id] = useState(newId)
  const send = async (values: Record<string, unknown>) => {
    await create.run({ id, code: String(values.code).trim().toUpperCase(), nameZh: String(values.nameZh), nameEn: String(values.nameEn) })
    toast({ text: t({ zh: '园区已建立，请授予园长岗位', en: 'The park exists now; appoint its director' }) })
    onClose()
  }
  return (
    <Dialog title={t({ zh: '新建园区', en: 'New park' })} isOpen onClose={onClose}>
      <Form fields={FIELDS} start={{}} onSubmit={send} onCancel={onClose} submitLabel={t({ zh: '新建', en: 'Create' })} />
    </Dialog>
  )
}
