import { createContext, useContext } from 'react'
import type { Role } from '#kernel/operation.ts'
import { SURFACE_PREFIX, type Surface } from './page.ts'

/** Where the user is: which door, which park, in which posts. */
export interface Place {
  surface: Surface
  parkId: string | undefined
  parkCode: string | undefined
  parkName: string | undefined
  roles: readonly Role[]
}

export const PlaceContext = createContext<Place>({ surface: 'operator', parkId: undefined, parkCode: undefined, parkName: undefined, roles: [] })

export function usePlace(): Place {
  return useContext(PlaceContext)
}

/** The address of a page of the current surface and park: `space/buildings` → `/o/zl/space/buildings`. */
export function pathIn(place: Pick<Place, 'surface' | 'parkCode'>, path: string): string {
  const prefix = `/${SURFACE_PREFIX[place.surface]}`
  const hasPark = place.surface === 'operator' || place.surface === 'company' || place.surface === 'phone'
  return `${prefix}${hasPark && place.parkCode ? `/${place.parkCode}` : ''}/${path}`.replace(/\/+$/, '') || '/'
}

/** Where a record of any ledger opens; findings, search and references lead here. */
export function recordPath(place: Pick<Place, 'surface' | 'parkCode'>, ledger: string, id: string): string {
  return `${pathIn(place, `ledgers/${ledger}`)}?open=${encodeURIComponent(id)}`
}

/** The address of a path that the server named without a park (`/o/conformity/tasks`), in the door and park one stands in. */
export function addressIn(place: Pick<Place, 'surface' | 'parkCode'>, path: string): string {
  const [, door, ...rest] = path.split('/')
  if (!Object.values<string>(SURFACE_PREFIX).includes(door ?? '')) return path
  return pathIn(place, rest[0] === place.parkCode && place.parkCode !== undefined ? rest.slice(1).join('/') : rest.join('/'))
}

/** Whether the user holds one of the roles; decides what is offered, never what is allowed. */
export function holds(place: Place, roles: readonly Role[]): boolean {
  return place.roles.some((role) => roles.includes(role))
}
