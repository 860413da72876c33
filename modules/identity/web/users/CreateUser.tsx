import { useState } from 'react'
import { newId } from '#ui/api.ts'
import { Button } from '#ui/Button.tsx'
import { CopyableId } from '#ui/CopyableId.tsx'
import { Form } from '#ui/form/Form.tsx'
import type { Fields } from '#ui/form/form-rules.ts'
import { useText } from '#ui/i18n.ts'
import { Notice } from '#ui/Notice.tsx'
import { Dialog } from '#ui/overlay/Dialog.tsx'
import { useAct } from '../calls.ts'

const FIELDS: Fields = {
  userName: {
    type: 'text',
    zh: '用户名',
    en: 'User name',
    required: true,
    max: 64,
    help: { zh: '2 至 64 个字母、数字、汉字或 . _ @ -，不分大小写', en: '2 to 64 letters, digits or . _ @ -; case does not matter' },
  },
  displayName: { type: 'text', zh: '姓名', en: 'Name', required: true, max: 60 },
}

/** A new account; its first password is shown once. */
export function CreateUser({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string, userName: string) => void }) {
  const t = useText()
  const create = useAct('createUser')
  const [id] = useState(newId)
  const [made, setMade] = useState<{ userName: string; password: string }>()
  const send = async (values: Record<string, unknown>) => {
    const userName = String(values.userName).trim().toLowerCase()
    const { temporaryPassword } = await create.run({ id, userName, displayName: String(values.displayName) })
    setMade({ userName, password: temporaryPassword })
  }
  const finish = () => {
    onClose()
    if (made) onCreated(id, made.userName)
  }
  return (
    <Dialog title={t({ zh: '新建账号', en: 'New account' })} isOpen onClose={finish}>
      {made ? (
        <>
          <TemporaryPassword userName={made.userName} password={made.password} />
          <div className="form-actions">
            <Button look="primary" onClick={finish}>
              {t({ zh: '已记下，去授予岗位', en: 'Noted, give a post' })}
            </Button>
          </div>
        </>
      ) : (
        <Form fields={FIELDS} start={{}} onSubmit={send} onCancel={onClose} submitLabel={t({ zh: '新建', en: 'Create' })} />
      )}
    </Dialog>
  )
}

/** A password that is never shown again. */
export function TemporaryPassword({ userName, password }: { userName: string; password: string }) {
  const t = useText()
  return (
    <Notice tone="warn" title={t({ zh: '临时密码只显示这一次', en: 'The temporary password is shown only once' })}>
      <p>{t({ zh: '请当面或电话告知本人；首次登录必须修改。', en: 'Tell the person face to face or by phone; it must be changed at the first sign-in.' })}</p>
      <dl className="facts">
        <div>
          <dt>{t({ zh: '用户名', en: 'User name' })}</dt>
          <dd>{userName}</dd>
        </div>
        <div>
          <dt>{t({ zh: '临时密码', en: 'Temporary password' })}</dt>
          <dd className="secret">
            <CopyableId text={password} />
          </dd>
        </div>
      </dl>
    </Notice>
  )
}
