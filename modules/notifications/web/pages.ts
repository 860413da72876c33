import type { Page } from '#ui/page.ts'

const TITLE = { zh: '消息中心', en: 'Messages' }
const load = () => import('./MessagesPage.tsx').then((m) => m.MessagesPage)

/** The inbox of everybody; those who keep the park's channels also find them here. */
export const pages: Page[] = [
  { path: 'messages', code: 'OP-04', title: TITLE, group: 'workbench', clauses: ['7.1', '7.2.3'], audiences: ['operator'], load },
  { path: 'messages', code: 'EN-01-2', title: TITLE, group: 'portal', clauses: [], audiences: ['company'], load },
  { path: 'messages', code: 'MO-20', title: TITLE, group: 'residents', clauses: ['6.2.2.3'], audiences: ['phone'], load },
]
