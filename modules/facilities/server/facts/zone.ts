import { sql } from 'kysely'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'

/** A functional zone with the telecom rooms that serve it. */
export interface ZoneFact extends Fact {
  geometry: string
  rooms: readonly { id: string; name: string; on: string }[]
  /** Whether the park records telecom rooms at all. */
  keepsRooms: boolean
}

interface ZoneRow {
  id: string
  name: string
  geometry: string
  rooms: { id: string; name: string; on: string }[] | null
  keepsRooms: boolean
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<ZoneFact[]> {
  const { rows } = await sql<ZoneRow>`
    select z.id, z.name, z.geometry::text as geometry,
      (select json_agg(json_build_object('id', r.id, 'name', r.name, 'on', r.updated_at::date) order by r.id)
        from facilities.published_equipment_room r where r.park_id = ${parkId} and r.zone = z.id) as rooms,
      exists (select from facilities.published_equipment_room where park_id = ${parkId}) as "keepsRooms"
    from parks.published_zone z where z.park_id = ${parkId} ${ids ? sql`and z.id = any(${ids}::uuid[])` : sql``} order by z.id`.execute(db)
  return rows.map(({ id, name, geometry, rooms, keepsRooms }) => ({
    subject: { kind: 'facilities.zone', id, name, ledger: 'parks.zone' },
    today,
    geometry,
    rooms: rooms ?? [],
    keepsRooms,
  }))
}

export const zoneFacts: Facts<ZoneFact> = facts({
  kind: 'facilities.zone',
  title: { zh: '功能区', en: 'Functional zone' },
  reads: ['parks.zone', 'facilities.equipmentRoom'],
  load,
  affected: async (_db, _parkId, ledger, ids) => (ledger === 'parks.zone' ? ids : 'all'),
})
