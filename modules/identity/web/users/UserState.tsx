import { useText } from '#ui/i18n.ts'
import { Tag } from '#ui/Tag.tsx'
import type { User } from '../calls.ts'

/** Whether an account can be used. */
export function UserState({ user }: { user: User }) {
  const t = useText()
  if (user.isDisabled) {
    return (
      <Tag tone="bad" icon="minusCircle">
        {t({ zh: '已停用', en: 'Disabled' })}
      </Tag>
    )
  }
  return user.mustChangePassword ? (
    <Tag tone="warn" icon="clock">
      {t({ zh: '待改初始密码', en: 'First password' })}
    </Tag>
  ) : (
    <Tag tone="good" icon="check">
      {t({ zh: '正常', en: 'Active' })}
    </Tag>
  )
}
