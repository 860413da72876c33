import type { Declarations } from '#standard/check.ts'
import { loadProfile } from './park.ts'

/** Whether the park is government-led (政府主导), from its profile; clauses on two-line funds apply only then. */
export const profileDeclarations: Declarations = {
  reads: ['parks.park'],
  async load(db, parkId) {
    const profile = await loadProfile(db, parkId)
    if (!profile || profile.isGovernmentLed === null) return []
    const source = { ledger: 'parks.park', id: profile.id, label: profile.name, on: profile.on }
    return [{ category: 'governmentLed', exists: profile.isGovernmentLed, declaredOn: profile.on, reason: null, source }]
  },
}
