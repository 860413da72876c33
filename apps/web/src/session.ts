import { type QueryClient, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { AnswerOf } from '#kernel/operation.ts'
import type { session as sessionQuery } from '#modules/identity/contract.ts'
import { callNamed } from '#ui/api.ts'
import { SURFACE_PREFIX, type Surface } from '#ui/page.ts'
import type { Problem } from '#ui/problem.ts'

export type Session = AnswerOf<typeof sessionQuery>
export type Membership = Session['memberships'][number]

const OPERATION = { name: 'identity.session', kind: 'query' } as const
export const SESSION_KEY = [OPERATION.name]

export function useSessionQuery() {
  return useQuery<Session, Problem>({ queryKey: SESSION_KEY, queryFn: () => callNamed<Session>(OPERATION, {}), retry: false, staleTime: 300_000 })
}

/** Signed in or out: nothing that was read for the person before may stay. The session's own entry is watched, so it is set, not removed. */
export function changeSession(client: QueryClient, session: Session | null): void {
  client.setQueryData(SESSION_KEY, session)
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] })
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('nobody is signed in')
  return session
}

const DOORS: Readonly<Record<Membership['scopeKind'], readonly Surface[]>> = {
  park: ['operator', 'phone', 'developer'],
  parks: ['supervisor'],
  // The administrators of the installation see no park: their pages stand beside the open platform.
  platform: ['developer'],
  company: ['company', 'phone'],
  provider: ['company'],
  person: ['phone'],
}

/** The doors a membership opens, the first being where people land. */
export function doorsOf(membership: Membership): readonly Surface[] {
  return DOORS[membership.scopeKind]
}

export function needsPark(surface: Surface): boolean {
  return surface === 'operator' || surface === 'company' || surface === 'phone'
}

/** The address of a door in a park. */
export function doorPath(surface: Surface, parkCode: string | undefined): string {
  return needsPark(surface) ? `/${SURFACE_PREFIX[surface]}/${encodeURIComponent(parkCode ?? '')}` : `/${SURFACE_PREFIX[surface]}`
}

/** Where a user lands: the active membership's first door, in its first park. */
export function homeOf(session: Session): string | undefined {
  const membership = session.memberships.find((one) => one.id === session.activeMembershipId) ?? session.memberships[0]
  const surface = membership && doorsOf(membership)[0]
  return surface && doorPath(surface, membership.parks[0]?.code)
}

/** The membership under which a door of a park is entered; the active one when it fits. */
export function membershipFor(session: Session, surface: Surface, parkCode: string | undefined): Membership | undefined {
  const fits = session.memberships.filter((one) => doorsOf(one).includes(surface) && (!needsPark(surface) || one.parks.some((park) => park.code === parkCode)))
  return fits.find((one) => one.id === session.activeMembershipId) ?? fits[0]
}
