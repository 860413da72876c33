import { sql } from 'kysely'
import { type Module, on, route } from '#kernel/server/module.ts'
import * as contract from '../contract.ts'
import { discardWebhook, keepLadder, keepMail, keepWebhook, listDeliveries, listWebhooks, showLadder, showMail } from './channels.ts'
import { deliver } from './deliver.ts'
import { countUnread, listInbox, setAllRead, setRead } from './inbox.ts'
import { climbLadders, setReminder, tell } from './tell.ts'

export const notificationsModule: Module = {
  name: 'notifications',
  routes: [
    route(contract.notify, async (request, { emit }) => {
      await emit(contract.notificationsRequested, request)
      return { ok: true as const }
    }),
    route(contract.inbox, listInbox),
    route(contract.unreadCount, countUnread),
    route(contract.markRead, setRead),
    route(contract.markAllRead, setAllRead),
    route(contract.webhookList, listWebhooks),
    route(contract.saveWebhook, keepWebhook),
    route(contract.removeWebhook, discardWebhook),
    route(contract.mailSettings, showMail),
    route(contract.setMail, keepMail),
    route(contract.deliveryLog, listDeliveries),
    route(contract.ladder, showLadder),
    route(contract.saveLadder, keepLadder),
  ],
  subscriptions: [
    on('notifications.tell', contract.notificationsRequested, async (request, { db }) => void (await tell(db, request))),
    on('notifications.setReminder', contract.reminderSet, setReminder),
  ],
  jobs: [
    { name: 'notifications.deliver', run: deliver },
    { name: 'notifications.climbLadders', schedule: '5 8 * * *', run: (_payload, context) => climbLadders(context) },
    {
      name: 'notifications.tidy',
      schedule: '55 3 * * *',
      run: async (_payload, context) => {
        await context.inParks([], async (db) => {
          await sql`delete from notifications.message where created_at < now() - interval '400 days'`.execute(db)
          await sql`delete from notifications.delivery where created_at < now() - interval '180 days'`.execute(db)
        })
      },
    },
  ],
}
