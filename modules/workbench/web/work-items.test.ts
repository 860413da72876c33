import { expect, test } from 'vitest'
import type { Evidence, Task } from './calls.ts'
import { conformityWork, inOrder } from './work-items.ts'

const ME = '00000000-0000-4000-8000-000000000001'
const OTHER = { id: '00000000-0000-4000-8000-000000000002', name: '潘棉苇' }

function task(id: string, change: Partial<Task>): Task {
  const whole: Task = {
    id,
    requirement: '6.3.1.5',
    subject: null,
    title: id,
    description: '',
    owner: { id: ME, name: '姚云港' },
    dueOn: '2026-12-01',
    isOverdue: false,
    state: 'open',
    closeReason: null,
    openedBy: OTHER,
    openedAt: '2026-11-01T00:00:00.000Z',
    closedAt: null,
    waiver: null,
    version: 1,
  }
  return { ...whole, ...change }
}
const review = {
  id: 'e1',
  requirement: '8.17',
  title: '记录',
  fileName: 'a.pdf',
  decision: 'pending',
  canReview: true,
  uploadedBy: OTHER,
  decidedBy: null,
} as Evidence

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

test('mine holds my open tasks and evidence I may review; a director also gets tasks nobody has', () => {
  const tasks = [task('mine', {}), task('closed', { state: 'closed' }), task('nobody', { owner: null }), task('theirs', { owner: OTHER })]
  expect(ids(conformityWork('mine', ME, false, tasks, [review, { ...review, id: 'e2', canReview: false }]))).toEqual(['mine', 'e1'])
  expect(ids(conformityWork('mine', ME, true, tasks, []))).toEqual(['mine', 'nobody'])
  expect(ids(conformityWork('done', ME, false, tasks, [{ ...review, decision: 'accepted', decidedBy: { id: ME, name: '我' } }]))).toEqual(['closed', 'e1'])
  expect(ids(conformityWork('raised', OTHER.id, false, [task('a', {})], [review]))).toEqual(['a', 'e1'])
})

test('what is due first stands first, what has no date last', () => {
  const items = conformityWork('mine', ME, false, [task('later', {}), task('sooner', { dueOn: '2026-11-20' })], [review])
  expect(ids(inOrder('mine', items))).toEqual(['sooner', 'later', 'e1'])
})
