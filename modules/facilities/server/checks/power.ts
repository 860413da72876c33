import { check } from '#standard/check.ts'
import { addMonths, exact, lacking, outdated, quantity, verdict } from '#standard/verdict.ts'
import type { UtilitiesFact } from '../facts/park.ts'
import type { EnergyYear } from '../facts/park-rows.ts'

/** 6.1.1.2: 电力供应以地区电网供应为主: more than half of the newest whole year's energy. A year's figures are due three months after its end. */
export const gridShare = check<UtilitiesFact>({
  name: 'facilities.gridShare',
  subject: 'facilities.park',
  parameters: { gridShareAbovePercent: 50, maximumAgeMonths: 15 },
  decide({ supplyPoints, energyYears, today }, values) {
    const limit = Number(values.gridShareAbovePercent)
    const required = quantity(limit, '%')
    const pointSources = supplyPoints.map(({ id, name, commissionedOn }) => ({ ledger: 'facilities.powerSupplyPoint', id, label: name, on: commissionedOn }))
    if (!supplyPoints.some(({ kind }) => kind === 'grid'))
      return verdict('unknown', 'facilities.grid_point_missing', {
        required,
        sources: pointSources,
        missing: lacking('facilities.powerSupplyPoint', null, 'kind'),
      })
    const newestYear = energyYears.find(({ year }) => year < Number(today.slice(0, 4)))?.year
    if (newestYear === undefined)
      return verdict('unknown', 'facilities.energy_missing', { required, sources: pointSources, missing: lacking('facilities.energyYear', null, 'year') })
    const ofYear = energyYears.filter(({ year }) => year === newestYear)
    const source = ({ id, name, year }: EnergyYear) => ({ ledger: 'facilities.energyYear', id, label: name, on: `${year}-12-31` })
    const sources = [...ofYear.map(source), ...pointSources]
    if (newestYear < Number(addMonths(today, -Number(values.maximumAgeMonths)).slice(0, 4))) {
      return verdict('unknown', 'facilities.energy_outdated', {
        required,
        args: { year: newestYear },
        sources,
        missing: ofYear.slice(0, 1).flatMap(({ id }) => outdated('facilities.energyYear', id, 'year')),
      })
    }
    const kinds = new Set(
      supplyPoints.filter(({ commissionedOn }) => commissionedOn === null || commissionedOn <= `${newestYear}-12-31`).map(({ kind }) => kind),
    )
    const unrecorded = [...kinds].filter((kind) => !ofYear.some((year) => year.kind === kind))
    const missing = [
      ...ofYear.filter(({ energyKwh }) => energyKwh === null).flatMap(({ id }) => lacking('facilities.energyYear', id, 'energyKwh')),
      ...unrecorded.flatMap(() => lacking('facilities.energyYear', null, 'kind')),
    ]
    const total = ofYear.reduce((sum, { energyKwh }) => sum + (energyKwh ?? 0), 0)
    if (missing.length > 0 || total <= 0)
      return verdict('unknown', 'facilities.energy_incomplete', {
        required,
        args: { year: newestYear },
        sources,
        missing: missing.length > 0 ? missing : lacking('facilities.energyYear', ofYear[0]?.id ?? null, 'energyKwh'),
      })
    const share = exact((ofYear.filter(({ kind }) => kind === 'grid').reduce((sum, { energyKwh }) => sum + (energyKwh ?? 0), 0) / total) * 100)
    const isMet = share > limit
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'facilities.grid_prevails' : 'facilities.grid_does_not_prevail', {
      required,
      measured: quantity(share, '%'),
      args: { measured: exact(Math.round(share * 100) / 100), required: limit, year: newestYear },
      sources,
    })
  },
})
