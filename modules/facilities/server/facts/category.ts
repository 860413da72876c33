import { sql } from 'kysely'
import { type Declarations, type Fact, type FactDatabase, type Facts, facts } from '#standard/check.ts'
import { FACILITY_CATEGORIES, type FacilityCategory } from '../../contract.ts'

/** The categories clause 4.1 names. */
export const CATEGORIES_OF_4_1: readonly FacilityCategory[] = [
  'transport',
  'fire',
  'safety',
  'environment',
  'storage',
  'logistics',
  'power',
  'water',
  'heat',
  'gas',
  'communication',
  'network',
  'business',
  'office',
  'dormitory',
  'catering',
]

export interface DeclarationRow {
  id: string
  name: string
  category: FacilityCategory
  state: 'present' | 'notNeeded'
  reason: string | null
  isSigned: boolean
  signedOn: string | null
}

/** One category of facilities: what the park declares of it, and how many live records show it. */
export interface CategoryFact extends Fact {
  category: FacilityCategory
  declaration: DeclarationRow | null
  /** Ledger whose records show that the facility exists, and how many there are; null where no ledger could. */
  records: { ledger: string; count: number } | null
}

/** Live records that prove a category. */
const EVIDENCE: Readonly<Partial<Record<FacilityCategory, { ledger: string; from: string }>>> = {
  transport: { ledger: 'parks.road', from: 'parks.published_road' },
  fire: {
    ledger: 'facilities.safetyEquipment',
    from: "facilities.published_safety_equipment where kind not in ('floodPump', 'floodBarrier', 'sandbag', 'lifeSaving', 'other') and state <> 'retired'",
  },
  safety: { ledger: 'facilities.safetyEquipment', from: "facilities.published_safety_equipment where state <> 'retired'" },
  environment: { ledger: 'facilities.sanitationPoint', from: 'facilities.published_sanitation_point' },
  storage: { ledger: 'facilities.warehouse', from: 'facilities.published_warehouse' },
  power: { ledger: 'facilities.powerSupplyPoint', from: 'facilities.published_power_supply_point' },
  water: { ledger: 'facilities.waterMeter', from: 'facilities.published_water_meter' },
  communication: { ledger: 'facilities.equipmentRoom', from: 'facilities.published_equipment_room' },
  network: { ledger: 'facilities.carrierAccess', from: 'facilities.published_carrier_access where is_available' },
  office: { ledger: 'parks.building', from: "parks.published_building where 'office' = any (uses)" },
  dormitory: { ledger: 'parks.building', from: "parks.published_building where 'dormitory' = any (uses)" },
  catering: { ledger: 'facilities.canteen', from: 'facilities.published_canteen' },
}

/** Newest signature first, so that the first of a category is the one in force. */
async function loadDeclarations(db: FactDatabase, parkId: string, today: string): Promise<DeclarationRow[]> {
  const { rows } = await sql<DeclarationRow>`
    select id, name, category, state, reason, coalesce(signed_by, '') <> '' as "isSigned", signed_on::text as "signedOn"
    from facilities.facility_declaration
    where park_id = ${parkId} and removed_at is null and (signed_on is null or signed_on <= ${today}::date) order by signed_on desc nulls last, id`.execute(db)
  return rows
}

async function countRecords(db: FactDatabase, parkId: string): Promise<Map<string, number>> {
  const counts = Object.entries(EVIDENCE).map(([category, { from }]) => {
    const [view = '', condition] = from.split(' where ')
    return `select '${category}' as category, count(*)::int as count from ${view} where park_id = $park ${condition ? `and ${condition}` : ''}`
  })
  const parts = counts.map((count) => {
    const [before = '', after = ''] = count.split('$park')
    return sql`${sql.raw(before)}${parkId}${sql.raw(after)}`
  })
  const { rows } = await sql<{ category: string; count: number }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return new Map(rows.map(({ category, count }) => [category, count]))
}

async function load(db: FactDatabase, parkId: string, today: string, ids?: readonly string[]): Promise<CategoryFact[]> {
  const declarations = await loadDeclarations(db, parkId, today)
  const counts = await countRecords(db, parkId)
  return CATEGORIES_OF_4_1.filter((category) => !ids || ids.includes(category)).map((category) => {
    const declaration = declarations.find((one) => one.category === category) ?? null
    const evidence = EVIDENCE[category]
    return {
      subject: { kind: 'facilities.category', id: category, name: FACILITY_CATEGORIES[category].zh, ledger: 'facilities.facilityDeclaration' },
      today,
      category,
      declaration,
      records: evidence ? { ledger: evidence.ledger, count: counts.get(category) ?? 0 } : null,
    }
  })
}

export const categoryFacts: Facts<CategoryFact> = facts({
  kind: 'facilities.category',
  title: { zh: '设施类别', en: 'Facility category' },
  reads: ['facilities.facilityDeclaration', ...new Set(Object.values(EVIDENCE).map(({ ledger }) => ledger))],
  load,
})

/** What the park declares, signed and dated; a facility declared as not needed must give the reason. */
export const facilityDeclarations: Declarations = {
  reads: ['facilities.facilityDeclaration'],
  async load(db, parkId, today) {
    const rows = await loadDeclarations(db, parkId, today)
    const seen = new Set<string>()
    return rows.flatMap(({ id, name, category, state, reason, isSigned, signedOn }) => {
      if (!isSigned || signedOn === null || seen.has(category) || (state === 'notNeeded' && !reason)) return []
      seen.add(category)
      return [
        {
          category,
          exists: state === 'present',
          declaredOn: signedOn,
          reason,
          source: { ledger: 'facilities.facilityDeclaration', id, label: name, on: signedOn },
        },
      ]
    })
  },
}
