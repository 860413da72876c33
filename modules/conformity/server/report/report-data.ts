import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#kernel/server/database.ts'
import type { Actor } from '#kernel/server/module.ts'
import type { Counts, Scores } from '#standard/outcome.ts'
import type { ParameterView } from '../../contract.ts'
import type { Engine, LoadedStandard } from '../engine.ts'
import { parameterViews } from '../parameter-views.ts'
import { type ParkReport, parkReport } from '../park-report.ts'

export interface TrendPoint {
  on: string
  counts: Counts
  scores: Scores
}

/** A park's assessment with everything the report and the workbook show around it. */
export interface ReportData {
  report: ParkReport
  loaded: LoadedStandard
  isDemo: boolean
  places: Places
  /** The last snapshot of each of the last 90 days that have one, oldest first. */
  trend: TrendPoint[]
  parameters: { requirement: string; parameters: z.output<typeof ParameterView>[] }[]
  findingCount: number
}

/** Names of buildings and storeys. */
export interface Places {
  buildings: ReadonlyMap<string, string>
  levels: ReadonlyMap<string, { name: string; building: string }>
}

const TREND_DAYS = 90

export async function reportData(db: Db, engine: Engine, loaded: LoadedStandard, parkId: string, actor: Actor, now: Date): Promise<ReportData> {
  const report = await parkReport(db, engine, loaded, parkId, actor, now)
  const { rows: parks } = await sql<{ is_demo: boolean }>`select is_demo from parks.published_park where id = ${parkId}`.execute(db)
  const parameters = []
  for (const requirement of loaded.standard.requirements) {
    if (Object.keys(requirement.parameters).length + Object.keys(requirement.readings).length === 0) continue
    parameters.push({ requirement: requirement.id, parameters: await parameterViews(db, parkId, loaded.id, requirement) })
  }
  return {
    report,
    loaded,
    isDemo: parks[0]?.is_demo ?? false,
    places: await placesOf(db, parkId),
    trend: await trendOf(db, parkId, loaded.id, now),
    parameters,
    findingCount: report.findings.length,
  }
}

export async function placesOf(db: Db, parkId: string): Promise<Places> {
  const { rows: buildings } = await sql<{ id: string; name: string }>`select id, name from parks.published_building where park_id = ${parkId}`.execute(db)
  const { rows: levels } = await sql<{ id: string; name: string; building: string }>`
    select id, name, building from parks.published_level where park_id = ${parkId}`.execute(db)
  return { buildings: new Map(buildings.map((b) => [b.id, b.name])), levels: new Map(levels.map((l) => [l.id, l])) }
}

async function trendOf(db: Db, parkId: string, standard: string, now: Date): Promise<TrendPoint[]> {
  const { rows } = await sql<{ taken_on: string; counts: Counts; scores: Scores }>`
    select distinct on (taken_on) taken_on, counts, scores from conformity.snapshot
    where park_id = ${parkId} and standard = ${standard} and taken_at > ${new Date(now.getTime() - TREND_DAYS * 86_400_000)}
    order by taken_on, taken_at desc`.execute(db)
  return rows.map((row) => ({ on: row.taken_on, counts: row.counts, scores: row.scores }))
}

/** Building and storey as one name; storeys are often named after their building, which is not said twice. */
export function placeName({ buildings, levels }: Places, subject: { buildingId?: string | null | undefined; levelId?: string | null | undefined }): string {
  const level = subject.levelId ? levels.get(subject.levelId) : undefined
  const building = buildings.get(subject.buildingId ?? level?.building ?? '')
  if (level && building && level.name.startsWith(building)) return level.name
  return [building, level?.name].filter(Boolean).join(' ')
}
