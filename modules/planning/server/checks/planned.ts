import { check } from '#standard/check.ts'
import type { Source } from '#standard/finding.ts'
import { daysBetween, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { PlannedFacilityFact, PlannedServiceFact } from '../facts/planned.ts'

function sourceOf({ subject }: PlannedFacilityFact | PlannedServiceFact, on: string | null): Source {
  return { ledger: subject.ledger, id: subject.id, label: subject.name, on }
}

/** 5.1 c): what the plan foresees is built by its date. */
export const plannedFacility = check<PlannedFacilityFact>({
  name: 'planning.plannedFacility',
  subject: 'planning.plannedFacility',
  parameters: {},
  decide(fact) {
    const { today, dueOn, builtOn } = fact
    const required = dueOn === null ? { code: 'planning.built_demanded' } : { code: 'planning.built_by_demanded', args: { due: dueOn } }
    const sources = [sourceOf(fact, builtOn ?? dueOn)]
    if (builtOn !== null && builtOn <= today) return verdict('met', 'planning.facility_built', { required, args: { built: builtOn }, sources })
    if (dueOn === null)
      return verdict('unknown', 'planning.facility_dates_missing', {
        required,
        sources,
        missing: lacking('planning.plannedFacility', fact.subject.id, 'dueOn'),
      })
    const late = daysBetween(dueOn, today)
    if (late > 0)
      return verdict('notMet', 'planning.facility_overdue', { required, measured: quantity(late, 'day'), args: { due: dueOn, days: late }, sources })
    return verdict('met', 'planning.facility_on_schedule', { required, args: { due: dueOn }, sources })
  },
})

/** 5.1 d): the services the plan foresees are offered by a named provider. */
export const plannedService = check<PlannedServiceFact>({
  name: 'planning.plannedService',
  subject: 'planning.plannedService',
  parameters: {},
  decide(fact) {
    const { today, provider, dueOn, startedOn, endedOn } = fact
    const required = { code: 'planning.service_demanded' }
    const sources = [sourceOf(fact, startedOn ?? dueOn)]
    const id = fact.subject.id
    if (endedOn !== null && endedOn <= today) return verdict('notMet', 'planning.service_ended', { required, args: { ended: endedOn }, sources })
    if (startedOn !== null && startedOn <= today) {
      if (!provider) return verdict('unknown', 'planning.provider_missing', { required, sources, missing: lacking('planning.plannedService', id, 'provider') })
      return verdict('met', 'planning.service_offered', { required, args: { provider, started: startedOn }, sources })
    }
    if (dueOn !== null && dueOn >= today) return verdict('met', 'planning.service_on_schedule', { required, args: { due: dueOn }, sources })
    if (dueOn === null)
      return verdict('unknown', 'planning.service_dates_missing', { required, sources, missing: lacking('planning.plannedService', id, 'startedOn') })
    return verdict('notMet', 'planning.service_overdue', { required, measured: quantity(daysBetween(dueOn, today), 'day'), args: { due: dueOn }, sources })
  },
})
