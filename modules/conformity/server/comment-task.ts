import type { Handler } from '#kernel/server/module.ts'
import type { commentTask } from '../contract-tasks.ts'
import { recordTaskEvent, taskById } from './task-rows.ts'

export const handleCommentTask: Handler<typeof commentTask> = async ({ parkId, id, text, fileIds }, { db, actor, now }) => {
  await taskById(db, parkId, id, false)
  await recordTaskEvent(db, parkId, id, actor, now, { kind: 'comment', text, fileIds })
  return { id }
}
