import { sql } from 'kysely'
import { type LongTaskPayload, reviveLongTasks, runLongTask } from '#kernel/server/long-task.ts'
import type { Job } from '#kernel/server/module.ts'
import { runExport } from './export-job.ts'
import { runImport } from './import-job.ts'

const DRAFT_DAYS = 30

export const workbenchJobs: readonly Job[] = [
  { name: 'workbench.import', run: (payload: LongTaskPayload, context) => runLongTask(context, payload, (task) => runImport(task, context)) },
  { name: 'workbench.export', run: (payload: LongTaskPayload, context) => runLongTask(context, payload, (task) => runExport(task, context)) },
  {
    name: 'workbench.reviveTasks',
    schedule: '* * * * *',
    run: async (_payload, context) => {
      const revived = await reviveLongTasks(context)
      if (revived > 0) context.log.info({ revived }, 'interrupted tasks start again')
    },
  },
  {
    name: 'workbench.tidy',
    schedule: '50 3 * * *',
    run: (_payload, context) =>
      context.inParks([], async (db) => {
        await sql`delete from kernel.long_task where expires_at < now() - interval '1 day'`.execute(db)
        await sql`delete from workbench.draft where updated_at < now() - make_interval(days => ${DRAFT_DAYS})`.execute(db)
        await sql`delete from workbench.recent where visited_at < now() - interval '180 days'`.execute(db)
      }),
  },
]
