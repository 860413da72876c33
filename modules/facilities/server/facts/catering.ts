import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Contact, touchingFootprints } from '#geometry/footprints.ts'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'

export interface FootprintRow {
  id: string
  name: string
  isCatering: boolean
  isPlant: boolean
  on: string
  geometry: string | null
}

/** A building with catering, against the park's production buildings. */
export interface CateringFact extends Fact {
  building: FootprintRow
  plants: readonly FootprintRow[]
  /** Plants whose footprint touches or overlaps the building's. */
  contacts: readonly { plant: FootprintRow; contact: Contact }[]
}

let cached: { key: string; contacts: readonly Contact[] } | null = null

/** Contacts of all catering with all production footprints, remembered for the last park by the hash of its input. */
function contactsOf(catering: readonly FootprintRow[], plants: readonly FootprintRow[]): readonly Contact[] {
  const hash = createHash('sha1')
  for (const { id, geometry } of catering) hash.update(`c${id}${geometry}`)
  for (const { id, geometry } of plants) hash.update(`p${id}${geometry}`)
  const key = hash.digest('base64')
  if (cached?.key === key) return cached.contacts
  const outline = ({ id, geometry }: FootprintRow) => (geometry === null ? [] : [{ id, geometry: JSON.parse(geometry) }])
  const contacts = touchingFootprints(catering.flatMap(outline), plants.flatMap(outline))
  cached = { key, contacts }
  return contacts
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<CateringFact[]> {
  const wanted = ids && new Set(ids)
  const { rows } = await sql<FootprintRow>`
    select id, name, 'plant' = any (uses) as "isPlant", updated_at::date::text as "on", geometry::text as geometry,
      'catering' = any (uses) or id in (select building from facilities.published_canteen where park_id = ${parkId}) as "isCatering"
    from parks.published_building
    where park_id = ${parkId} and (uses && array['catering', 'plant'] or id in (select building from facilities.published_canteen where park_id = ${parkId}))
    order by id`.execute(db)
  const catering = rows.filter(({ isCatering }) => isCatering)
  const plants = rows.filter(({ isPlant }) => isPlant)
  const contacts = contactsOf(
    catering,
    plants.filter(({ isCatering }) => !isCatering),
  )
  return catering
    .filter(({ id }) => !wanted || wanted.has(id))
    .map((building) => ({
      subject: { kind: 'facilities.cateringBuilding', id: building.id, name: building.name, ledger: 'parks.building', buildingId: building.id },
      today,
      building,
      plants: plants.filter(({ id }) => id !== building.id),
      contacts: contacts.flatMap((contact) => {
        if (!contact.ids.includes(building.id)) return []
        const plant = plants.find(({ id }) => id !== building.id && contact.ids.includes(id))
        return plant ? [{ plant, contact }] : []
      }),
    }))
}

export const cateringFacts: Facts<CateringFact> = facts({
  kind: 'facilities.cateringBuilding',
  title: { zh: '餐饮建筑', en: 'Catering building' },
  reads: ['parks.building', 'facilities.canteen'],
  load,
})
