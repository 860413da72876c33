import type { Role } from '#kernel/operation.ts'
import type { Gap } from './calls.ts'

export const PANELS = ['todo', 'gaps', 'today', 'equipment', 'conformity', 'recent', 'messages'] as const
export type DeskPanel = (typeof PANELS)[number]

/** Subject matters a post answers for; their gaps come first on its desk. */
const AREAS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  investmentOfficer: ['admission', 'companies', 'planning', 'matching'],
  safetyOfficer: ['safety', 'facilities', 'emergency', 'telemetry'],
  safetyDeputy: ['safety', 'facilities', 'emergency'],
  propertyOfficer: ['parks', 'facilities', 'sanitation', 'logistics'],
  serviceDesk: ['services', 'residents', 'cases', 'information'],
  dormitoryManager: ['lodging', 'population', 'residents'],
  informationOfficer: ['data', 'integration', 'information', 'telemetry'],
  financeMaker: ['funds', 'finance-services'],
  financeApprover: ['funds', 'finance-services'],
}

export function areasOf(roles: readonly Role[]): readonly string[] {
  return [...new Set(roles.flatMap((role) => AREAS[role] ?? []))]
}

/** Worst first, as the server says; what the post answers for before the rest. Roll-ups repeat their children and are left out. */
export function gapsFor(roles: readonly Role[], gaps: readonly Gap[]): Gap[] {
  const areas = areasOf(roles)
  const own = gaps.filter((gap) => !gap.isRollUp)
  return [...own.filter((gap) => areas.includes(gap.module)), ...own.filter((gap) => !areas.includes(gap.module))]
}

const KEEPS_EQUIPMENT: readonly Role[] = ['safetyOfficer', 'safetyDeputy', 'propertyOfficer']
const LEADS: readonly Role[] = ['parkDirector', 'parkAuditor']

/** The two columns of the desk. Leaders see how the park stands first, those who keep equipment what is overdue, all others their to-dos. */
export function deskOrder(roles: readonly Role[]): { main: readonly DeskPanel[]; side: readonly DeskPanel[] } {
  if (roles.some((role) => KEEPS_EQUIPMENT.includes(role))) return { main: ['equipment', 'todo', 'gaps'], side: ['today', 'conformity', 'recent', 'messages'] }
  if (roles.some((role) => LEADS.includes(role))) return { main: ['gaps', 'todo'], side: ['conformity', 'today', 'recent', 'messages'] }
  return { main: ['todo', 'gaps'], side: ['today', 'messages', 'conformity', 'recent'] }
}
