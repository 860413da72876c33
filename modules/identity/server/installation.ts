import { edgeRoute, type Route } from '#kernel/server/module.ts'
import { installation } from '../contract.ts'

/** A sign-in that the repository itself publishes. */
export interface DemoSignIn {
  userName: string
  password: string
}

/** Published sign-ins are told only while they are demonstration accounts of this database that can be used. */
export function installationRoute(signIns: readonly DemoSignIn[]): Route {
  return edgeRoute(installation, async (_request, _reply, _input, server) => {
    const { rows } = await server.systemPool.query<{ user_name: string; display_name: string }>(
      'select user_name, display_name from identity.user where is_demo and not is_disabled and totp_confirmed_at is null and user_name = any ($1::text[])',
      [signIns.map(({ userName }) => userName)],
    )
    const names = new Map(rows.map((row) => [row.user_name, row.display_name]))
    const accounts = signIns.flatMap(({ userName, password }) => {
      const name = names.get(userName)
      return name === undefined ? [] : [{ userName, password, title: { zh: name, en: name } }]
    })
    return { isDemo: accounts.length > 0, accounts }
  })
}
