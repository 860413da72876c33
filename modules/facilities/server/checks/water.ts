import { check } from '#standard/check.ts'
import type { Missing } from '#standard/finding.ts'
import { addMonths, exact, lacking, outdated, quantity, verdict } from '#standard/verdict.ts'
import type { UtilitiesFact } from '../facts/park.ts'
import type { WaterTest } from '../facts/park-rows.ts'
import type { WaterMeterFact } from '../facts/records.ts'

/** 6.1.1.1 (GB/T 36575): water is metered by class of use. */
export const waterMetered = check<WaterMeterFact>({
  name: 'facilities.waterMetered',
  subject: 'facilities.waterMeter',
  parameters: {},
  decide({ subject, today, isMetered, installedOn, verifiedUntil }) {
    const required = { code: 'facilities.metered_demanded' }
    const sources = [{ ledger: subject.ledger, id: subject.id, label: subject.name, on: installedOn }]
    if (isMetered === null) return verdict('unknown', 'facilities.metering_missing', { required, missing: lacking(subject.ledger, subject.id, 'isMetered') })
    if (!isMetered) return verdict('notMet', 'facilities.branch_not_metered', { required, sources })
    if (verifiedUntil !== null && verifiedUntil < today) {
      return verdict('unknown', 'facilities.calibration_expired', {
        required,
        args: { until: verifiedUntil },
        sources,
        missing: outdated(subject.ledger, subject.id, 'verifiedUntil'),
      })
    }
    return verdict('met', 'facilities.branch_metered', { required, sources })
  },
})

/** 6.1.1.1: the water balance is drawn up; leakage and reuse follow from it. */
export const waterBalance = check<UtilitiesFact>({
  name: 'facilities.waterBalance',
  subject: 'facilities.park',
  parameters: { maximumAgeMonths: 3 },
  decide({ balances, today }, values) {
    const months = Number(values.maximumAgeMonths)
    const required = { code: 'facilities.balance_demanded', args: { months } }
    const newest = balances[0]
    if (!newest) return verdict('unknown', 'facilities.balance_missing', { required, missing: lacking('facilities.waterBalance', null, 'month') })
    const sources = balances.map(({ id, name, month }) => ({ ledger: 'facilities.waterBalance', id, label: name, on: month }))
    // A month's balance can be drawn up only once the month is over.
    if (addMonths(newest.month, months + 1) <= today) {
      return verdict('unknown', 'facilities.balance_outdated', {
        required,
        args: { month: newest.month },
        sources,
        missing: outdated('facilities.waterBalance', newest.id, 'month'),
      })
    }
    const missing = balances.flatMap((balance) =>
      (['suppliedM3', 'meteredM3', 'reusedM3'] as const)
        .filter((field) => balance[field] === null)
        .flatMap((field) => lacking('facilities.waterBalance', balance.id, field)),
    )
    const impossible = balances.filter(({ suppliedM3, meteredM3 }) => suppliedM3 !== null && meteredM3 !== null && meteredM3 > suppliedM3)
    if (impossible.length > 0) {
      return verdict('unknown', 'facilities.balance_contradictory', {
        required,
        sources,
        missing: impossible.flatMap(({ id }) => lacking('facilities.waterBalance', id, 'meteredM3')),
      })
    }
    const supplied = balances.reduce((sum, { suppliedM3 }) => sum + (suppliedM3 ?? 0), 0)
    if (missing.length > 0 || supplied === 0)
      return verdict('unknown', 'facilities.balance_incomplete', {
        required,
        sources,
        missing: missing.length > 0 ? missing : lacking('facilities.waterBalance', newest.id, 'suppliedM3'),
      })
    const metered = balances.reduce((sum, { meteredM3 }) => sum + (meteredM3 ?? 0), 0)
    const reused = balances.reduce((sum, { reusedM3 }) => sum + (reusedM3 ?? 0), 0)
    const leakage = exact(Math.round(((supplied - metered) / supplied) * 10_000) / 100)
    const reuse = exact(Math.round((reused / (supplied + reused)) * 10_000) / 100)
    return verdict('met', 'facilities.balance_drawn_up', {
      required,
      measured: quantity(leakage, '%'),
      args: { leakage, reuse, months: balances.length },
      sources,
    })
  },
})

/** Classes whose quality a test has to prove: drinking water everywhere, reclaimed water where it is used. */
function testedClasses({ branches }: UtilitiesFact): string[] {
  return branches.some(({ useClass }) => useClass === 'reclaimed') ? ['drinking', 'reclaimed'] : ['drinking']
}

/** 6.1.1.1: water tests are passed and in date, per class of use. */
export const waterTests = check<UtilitiesFact>({
  name: 'facilities.waterTests',
  subject: 'facilities.park',
  parameters: {},
  decide(fact) {
    const required = { code: 'facilities.tests_demanded' }
    const source = ({ id, name, sampledOn }: WaterTest) => ({ ledger: 'facilities.waterTest', id, label: name, on: sampledOn })
    const newest = testedClasses(fact).map((useClass) => fact.tests.find((test) => test.useClass === useClass && test.sampledOn <= fact.today) ?? null)
    const sources = newest.flatMap((test) => (test ? [source(test)] : []))
    const failed = newest.filter((test) => test?.result === 'fail')
    if (failed.length > 0) return verdict('notMet', 'facilities.test_failed', { required, sources })
    const missing = newest.flatMap((test): Missing[] => {
      if (!test) return lacking('facilities.waterTest', null, 'useClass')
      if (test.result === null) return lacking('facilities.waterTest', test.id, 'result')
      if (test.validUntil === null) return lacking('facilities.waterTest', test.id, 'validUntil')
      return test.validUntil < fact.today ? outdated('facilities.waterTest', test.id, 'validUntil') : []
    })
    if (missing.length > 0) return verdict('unknown', 'facilities.test_missing', { required, sources, missing })
    return verdict('met', 'facilities.tests_in_date', { required, sources })
  },
})
