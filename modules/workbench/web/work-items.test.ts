import { expect, test } from 'vitest'
import { inOrder, ofTodo } from './work-items.ts'

const todo = (id: string, dueOn: string | null, closedAt: string | null = null) =>
  ofTodo({
    id,
    kind: 'conformity.task',
    source: id,
    title: { zh: id, en: id },
    detail: null,
    path: null,
    priority: 'normal',
    dueOn,
    isOverdue: false,
    raisedByName: null,
    raisedAt: '2026-11-01T00:00:00.000Z',
    closedAt,
    outcome: null,
  })
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

test('what is due first stands first, what has no date last', () => {
  expect(ids(inOrder('mine', [todo('never', null), todo('later', '2026-12-01'), todo('sooner', '2026-11-20')]))).toEqual(['sooner', 'later', 'never'])
})

test('what was finished last stands first, and is named by its kind', () => {
  const done = [todo('early', null, '2026-11-02T00:00:00.000Z'), todo('late', null, '2026-11-03T00:00:00.000Z')]
  expect(ids(inOrder('done', done))).toEqual(['late', 'early'])
  expect(done[0]).toMatchObject({ kind: { zh: '整改任务' }, state: 'closed' })
})
