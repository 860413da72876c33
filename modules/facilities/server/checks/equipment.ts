import { check } from '#standard/check.ts'
import { addDays, daysBetween, lacking, quantity, verdict } from '#standard/verdict.ts'
import type { SafetyEquipmentFact, WarehouseFact } from '../facts/records.ts'

/** 6.1.4.2: 安全设施应定时进行维护、更换和升级，确保设施可用. Due on the very day is not overdue. */
export const safetyEquipmentServiced = check<SafetyEquipmentFact>({
  name: 'facilities.safetyEquipmentServiced',
  subject: 'facilities.safetyEquipment',
  parameters: {},
  decide({ subject, today, state, installedOn, lastServicedOn, serviceIntervalDays, nextServiceOn, expiresOn }) {
    if (state === 'retired') return null
    const since = lastServicedOn ?? installedOn
    const next = nextServiceOn ?? (since !== null && serviceIntervalDays !== null ? addDays(since, serviceIntervalDays) : null)
    const required = { code: 'facilities.service_demanded' }
    const sources = [{ ledger: subject.ledger, id: subject.id, label: subject.name, on: since }]
    if (state === 'faulty') return verdict('notMet', 'facilities.equipment_faulty', { required, sources })
    if (expiresOn !== null && expiresOn < today) {
      return verdict('notMet', 'facilities.equipment_expired', {
        required,
        measured: quantity(daysBetween(expiresOn, today), 'day'),
        args: { expires: expiresOn },
        sources,
      })
    }
    if (next === null) {
      const open = [since === null ? 'lastServicedOn' : null, serviceIntervalDays === null ? 'serviceIntervalDays' : null].filter((field) => field !== null)
      return verdict('unknown', 'facilities.service_dates_missing', { required, missing: lacking(subject.ledger, subject.id, ...open) })
    }
    if (next < today)
      return verdict('notMet', 'facilities.service_overdue', {
        required,
        measured: quantity(daysBetween(next, today), 'day'),
        args: { next, days: daysBetween(next, today) },
        sources,
      })
    return verdict('met', 'facilities.service_on_time', { required, args: { next }, sources })
  },
})

/** 6.2.1.1: 仓储设施的建设、验收应符合相应行业要求与相关标准: an acceptance document per warehouse. */
export const warehouseAccepted = check<WarehouseFact>({
  name: 'facilities.warehouseAccepted',
  subject: 'facilities.warehouse',
  parameters: {},
  decide(fact) {
    const { subject, today, acceptedOn } = fact
    const required = { code: 'facilities.acceptance_demanded' }
    const sources = [{ ledger: subject.ledger, id: subject.id, label: subject.name, on: acceptedOn }]
    const open = (['acceptanceNo', 'acceptedOn', 'acceptanceFile'] as const).filter((field) => fact[field] === null || fact[field] === '')
    if (open.length > 0 || acceptedOn === null)
      return verdict('unknown', 'facilities.acceptance_missing', { required, missing: lacking(subject.ledger, subject.id, ...open) })
    if (acceptedOn > today) return verdict('notMet', 'facilities.not_accepted_yet', { required, args: { accepted: acceptedOn }, sources })
    return verdict('met', 'facilities.warehouse_accepted', { required, args: { accepted: acceptedOn }, sources })
  },
})
