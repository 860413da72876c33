import { check } from '#standard/check.ts'
import { daysBetween, exact, lacking, outdated, quantity, verdict } from '#standard/verdict.ts'
import type { ParkFact, ParkProfile } from '../facts/park.ts'

function profileSource(profile: ParkProfile, on = profile.on) {
  return { ledger: 'parks.park', id: profile.id, label: profile.name, on }
}

const DEMANDED = [
  'operatorId',
  'developerType',
  'isGovernmentLed',
  'planningApprovalNo',
  'planningApprovedOn',
  'industryPosition',
  'rentGuidanceYuanM2Month',
] as const

/** 3.2: what makes a park a park is on record: developer, planning approval, industry position, operator, rent guidance. */
export const profileComplete = check<ParkFact>({
  name: 'parks.profileComplete',
  subject: 'parks.park',
  parameters: {},
  decide({ profile }) {
    const required = { code: 'parks.profile_demanded' }
    const open = DEMANDED.filter((field) => profile[field] === null || profile[field] === '')
    const measured = quantity(DEMANDED.length - open.length, '1')
    const args = { filled: DEMANDED.length - open.length, fields: DEMANDED.length }
    if (open.length > 0)
      return verdict('unknown', 'parks.profile_incomplete', {
        required,
        measured,
        args,
        sources: [profileSource(profile)],
        missing: lacking('parks.park', profile.id, ...open),
      })
    return verdict('met', 'parks.profile_complete', { required, measured, args, sources: [profileSource(profile)] })
  },
})

/** 3.2: 成本合理: the average rent is not above the guidance price. */
export const rentWithinGuidance = check<ParkFact>({
  name: 'parks.rentWithinGuidance',
  subject: 'parks.park',
  parameters: { rentValidDays: 365 },
  decide({ profile, today }, values) {
    const { rentGuidanceYuanM2Month: guidance, averageRentYuanM2Month: average, averageRentOn } = profile
    const required = guidance === null ? null : quantity(guidance, 'CNY/m²/month')
    const open = (['rentGuidanceYuanM2Month', 'averageRentYuanM2Month', 'averageRentOn'] as const).filter((field) => profile[field] === null)
    if (guidance === null || average === null || averageRentOn === null)
      return verdict('unknown', 'parks.rent_missing', { required, missing: lacking('parks.park', profile.id, ...open) })
    const sources = [profileSource(profile, averageRentOn)]
    const measured = quantity(average, 'CNY/m²/month')
    if (daysBetween(averageRentOn, today) > Number(values.rentValidDays)) {
      return verdict('unknown', 'parks.rent_outdated', {
        required,
        measured,
        args: { on: averageRentOn },
        sources,
        missing: outdated('parks.park', profile.id, 'averageRentOn'),
      })
    }
    const isMet = average <= guidance
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'parks.rent_within_guidance' : 'parks.rent_above_guidance', {
      required,
      measured,
      args: { measured: exact(average), required: exact(guidance) },
      sources,
    })
  },
})
