import { sql } from 'kysely'
import { z } from 'zod'
import type { ModuleEvent } from '#kernel/operation.ts'
import type { Db } from '#kernel/server/database.ts'

/** Stores an event in the outbox from a job, which has no `emit` of its own. */
export async function announce<P extends z.core.$ZodType>(
  db: Db,
  event: ModuleEvent<P>,
  payload: z.input<P> & { parkId: string },
  cause: object,
): Promise<void> {
  const body = z.parse(event.payload, payload)
  await sql`insert into kernel.outbox (park_id, event, payload, cause) values (${payload.parkId}, ${event.name}, ${JSON.stringify(body)}, ${JSON.stringify(cause)})`.execute(
    db,
  )
}
