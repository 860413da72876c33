import { sql } from 'kysely'
import { type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'

/** A facility the current plan foresees. */
export interface PlannedFacilityFact extends Fact {
  dueOn: string | null
  builtOn: string | null
}

/** A service the current plan foresees. */
export interface PlannedServiceFact extends Fact {
  provider: string | null
  dueOn: string | null
  startedOn: string | null
  endedOn: string | null
}

interface FacilityRow {
  id: string
  name: string
  building: string | null
  dueOn: string | null
  builtOn: string | null
}

interface ServiceRow extends Omit<PlannedServiceFact, 'subject' | 'today'> {
  id: string
  name: string
}

const ofCurrentPlan = (parkId: string) => sql`plan_version in (select id from planning.published_plan_version where park_id = ${parkId} and state = 'current')`

async function loadFacilities(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<PlannedFacilityFact[]> {
  const { rows } = await sql<FacilityRow>`
    select id, name, building, due_on::text as "dueOn", built_on::text as "builtOn" from planning.published_planned_facility
    where park_id = ${parkId} and ${ofCurrentPlan(parkId)} ${ids ? sql`and id = any(${ids}::uuid[])` : sql``} order by id`.execute(db)
  return rows.map(({ id, name, building, dueOn, builtOn }) => ({
    subject: { kind: 'planning.plannedFacility', id, name, ledger: 'planning.plannedFacility', buildingId: building },
    today,
    dueOn,
    builtOn,
  }))
}

async function loadServices(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<PlannedServiceFact[]> {
  const { rows } = await sql<ServiceRow>`
    select id, name, provider, due_on::text as "dueOn", started_on::text as "startedOn", ended_on::text as "endedOn" from planning.published_planned_service
    where park_id = ${parkId} and ${ofCurrentPlan(parkId)} ${ids ? sql`and id = any(${ids}::uuid[])` : sql``} order by id`.execute(db)
  return rows.map(({ id, name, ...service }) => ({
    subject: { kind: 'planning.plannedService', id, name, ledger: 'planning.plannedService' },
    today,
    ...service,
  }))
}

export const plannedFacilityFacts: Facts<PlannedFacilityFact> = facts({
  kind: 'planning.plannedFacility',
  title: { zh: '规划设施', en: 'Planned facility' },
  reads: ['planning.planVersion', 'planning.plannedFacility'],
  load: loadFacilities,
  affected: async (_db, _parkId, ledger, ids) => (ledger === 'planning.plannedFacility' ? ids : 'all'),
})

export const plannedServiceFacts: Facts<PlannedServiceFact> = facts({
  kind: 'planning.plannedService',
  title: { zh: '规划服务', en: 'Planned service' },
  reads: ['planning.planVersion', 'planning.plannedService'],
  load: loadServices,
  affected: async (_db, _parkId, ledger, ids) => (ledger === 'planning.plannedService' ? ids : 'all'),
})
