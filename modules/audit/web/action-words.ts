import type { Text } from '#kernel/operation.ts'

export const ACTIONS: Readonly<Record<string, Text>> = {
  insert: { zh: '新建', en: 'Created' },
  update: { zh: '修改', en: 'Changed' },
  delete: { zh: '删除', en: 'Removed' },
  read: { zh: '查看', en: 'Looked at' },
  reveal: { zh: '查看完整信息', en: 'Revealed' },
  export: { zh: '导出', en: 'Exported' },
  signIn: { zh: '登录', en: 'Signed in' },
  signOut: { zh: '退出', en: 'Signed out' },
  signInFailed: { zh: '登录失败', en: 'Sign-in failed' },
}

export function actionText(action: string): Text {
  return ACTIONS[action] ?? { zh: action, en: action }
}
