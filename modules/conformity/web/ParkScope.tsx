import { type ReactNode, useId, useMemo } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/i18n.ts'
import { type Place, PlaceContext, pathIn, usePlace } from '#ui/park.ts'
import { useQueryNamed } from '#ui/query.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { addressWith, type SearchState, useUrlState } from '#ui/url-state.ts'
import './styles.ts'

interface ParkOf {
  id: string
  code: string
  name: string
  nameEn: string
}
interface Session {
  user: { id: string; displayName: string }
  memberships: { scopeKind: string; parks: ParkOf[] }[]
}

export function useSessionView() {
  return useQueryNamed<Session>({ name: 'identity.session', kind: 'query', scope: 'self' }, {})
}

/** The parks a supervisor oversees, in order of their codes. */
export function useOverseenParks(): { parks: readonly ParkOf[]; isPending: boolean } {
  const session = useSessionView()
  const parks = useMemo(() => {
    const found = (session.data?.memberships ?? []).filter(({ scopeKind }) => scopeKind === 'parks' || scopeKind === 'platform').flatMap((one) => one.parks)
    return [...new Map(found.map((park) => [park.id, park])).values()].sort((a, b) => a.code.localeCompare(b.code))
  }, [session.data])
  return { parks, isPending: session.isPending }
}

/** Pages of this module show one park. The operator's is in the address; a supervisor chooses one of theirs (`?park=`). */
export function ParkScope({ children }: { children: ReactNode }) {
  const place = usePlace()
  return place.surface === 'supervisor' ? <ChosenPark>{children}</ChosenPark> : children
}

function ChosenPark({ children }: { children: ReactNode }) {
  const t = useText()
  const place = usePlace()
  const id = useId()
  const [url, setUrl] = useUrlState()
  const { parks, isPending } = useOverseenParks()
  const park = parks.find(({ code }) => code === String(url.park ?? '')) ?? parks[0]
  const inPark = useMemo<Place>(() => ({ ...place, parkId: park?.id, parkCode: park?.code, parkName: park?.name }), [place, park])
  if (isPending) return <Skeleton lines={8} />
  if (!park)
    return (
      <EmptyState
        kind="never"
        what={{ zh: '在管园区', en: 'park' }}
        hint={{ zh: '请联系平台管理员分配园区。', en: 'Ask the administrator to assign parks to you.' }}
      />
    )
  return (
    <PlaceContext value={inPark}>
      {parks.length > 1 && (
        <div className="park-choice">
          <label htmlFor={id}>{t({ zh: '园区', en: 'Park' })}</label>
          <span className="select">
            <select id={id} value={park.code} onChange={(event) => setUrl({ park: event.target.value })}>
              {parks.map((one) => (
                <option key={one.id} value={one.code}>
                  {t({ zh: one.name, en: one.nameEn })}
                </option>
              ))}
            </select>
            <Icon name="chevronDown" size={14} />
          </span>
        </div>
      )}
      {children}
    </PlaceContext>
  )
}

/** Addresses of pages of this module, keeping the park a supervisor has chosen. */
export function useAddress(): (path: string, search?: SearchState) => string {
  const place = usePlace()
  return (path, search = {}) => {
    const [before = '', hash] = path.split('#')
    const address = addressWith(pathIn(place, before), place.surface === 'supervisor' && place.parkCode ? { park: place.parkCode, ...search } : search)
    return hash ? `${address}#${hash}` : address
  }
}
