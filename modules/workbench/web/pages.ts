import type { Page } from '#ui/page.ts'

const TASKS = { zh: '待办中心', en: 'To-do centre' }
const tasks = () => import('./TodoPage.tsx').then((m) => m.TodoPage)

/** The desk of everybody: what is to be done. */
export const pages: Page[] = [
  {
    path: '',
    code: 'OP-01',
    title: { zh: '工作台', en: 'Workbench' },
    group: 'workbench',
    clauses: ['4.3', '7.2.1', '7.3.1'],
    audiences: ['operator'],
    load: () => import('./DeskPage.tsx').then((m) => m.DeskPage),
  },
  {
    path: 'tasks',
    code: 'OP-02',
    title: TASKS,
    group: 'workbench',
    clauses: ['7.2.1', '7.4.1.2', '7.4.3.4'],
    audiences: ['operator'],
    load: tasks,
  },
  { path: 'tasks', code: 'EN-01-1', title: TASKS, group: 'portal', clauses: [], audiences: ['company'], load: tasks },
  { path: 'tasks', code: 'MO-01-1', title: TASKS, group: 'field', clauses: [], audiences: ['phone'], load: tasks },
]
