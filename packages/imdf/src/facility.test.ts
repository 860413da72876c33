import { expect, it } from 'vitest'
import { type Ledger, ledger, ledgerName } from '#kernel/ledger.ts'
import { decode } from './decode.ts'
import { encode, encodeArchive } from './encode.ts'
import { inspectArchive } from './inspect.ts'
import { emptyPassThrough, type ParkPlan } from './plan.ts'
import { planRecord, point, rectangle, site } from './sample-plan.ts'
import { stableId } from './stable-id.ts'

const place = { type: 'geometry', geometry: ['Point'], zh: '位置', en: 'Position', required: true } as const
const roles = { read: [], write: [] }
const about = { module: 'facilities', page: 'OP-00', imdf: 'zy-facility', clauses: [], roles }
const survey = ledger({
  ...about,
  kind: 'signalSurvey',
  table: 'facilities.signal_survey',
  title: { zh: '信号测点', en: 'Survey' },
  fields: { rsrpDbm: { type: 'number', zh: '电平', en: 'RSRP', min: -150, max: 0 }, geometry: place },
})
const sanitation = ledger({
  ...about,
  kind: 'sanitationPoint',
  table: 'facilities.sanitation_point',
  title: { zh: '环卫点', en: 'Sanitation' },
  fields: { geometry: place },
})
const LEDGERS: readonly Ledger[] = [survey, sanitation]

const on = site('facility', [120.26, 30.87])
const plan: ParkPlan = {
  venue: { id: stableId('venue'), name: '园区', geometry: rectangle(on, 0, 0, 100, 100), displayPoint: null, address: null, extra: {} },
  features: {
    [ledgerName(survey)]: [planRecord(on, ledgerName(survey), 'X1', '测点 1', { rsrpDbm: -97.5, geometry: point(on, 5, 5) })],
    [ledgerName(sanitation)]: [planRecord(on, ledgerName(sanitation), 'X1', '垃圾房', { geometry: point(on, 9, 9) })],
  },
  passThrough: emptyPassThrough(),
}

it('keeps ledgers apart that share the type of facility points', () => {
  const archive = encode(plan, LEDGERS, { created: '2026-11-23T00:00:00Z' })
  expect(archive.collections.map(({ file }) => file)).toEqual(['venue.geojson', 'zy-facility.geojson'])
  expect(decode(archive, LEDGERS)).toMatchObject({ plan, issues: [] })
})

it('keeps points of a ledger that is not there', () => {
  const archive = encode(plan, LEDGERS, { created: '2026-11-23T00:00:00Z' })
  const decoded = decode(archive, [survey])
  expect(decoded.issues).toMatchObject([{ code: 'kept_verbatim', severity: 'warning', args: { count: 1 } }])
  const again = encode(decoded.plan, LEDGERS, { created: '2026-11-23T00:00:00Z' })
  expect(decode(again, LEDGERS).plan).toEqual(decode(archive, LEDGERS).plan)
})

it.each([
  ['out of range', { rsrpDbm: 5 }, 'value_too_big', 'zy:rsrp_dbm'],
  ['of another type', { rsrpDbm: '-97' }, 'value_wrong_type', 'zy:rsrp_dbm'],
  [
    'a line for a point',
    {
      geometry: {
        type: 'LineString',
        coordinates: [
          [120, 30],
          [121, 30],
        ],
      },
    },
    'geometry_type',
    'geometry',
  ],
  ['outside the Earth', { geometry: { type: 'Point', coordinates: [200, 300] } }, 'coordinate_out_of_range', 'geometry'],
  ['swapped though in range', { geometry: { type: 'Point', coordinates: [30.87, 120.26] } }, 'coordinates_swapped', 'geometry'],
  ['null coordinates', { geometry: { type: 'Point', coordinates: [null, 30] } }, 'coordinate_not_number', 'geometry'],
  ['no coordinates', { geometry: { type: 'Point', coordinates: {} } }, 'geometry_malformed', 'geometry'],
])('names a value %s by feature and property', (_, fields, code, property) => {
  const record = plan.features[ledgerName(survey)]?.[0]
  const features = { ...plan.features, [ledgerName(survey)]: [{ ...record, fields: { ...record?.fields, ...fields } }] } as ParkPlan['features']
  const { issues, isImportable } = inspectArchive(encodeArchive({ ...plan, features }, LEDGERS, { created: '2026-11-23T00:00:00Z' }), LEDGERS)
  expect(isImportable).toBe(false)
  expect(issues).toMatchObject([{ code, property, featureId: record?.id, featureName: '测点 1', file: 'zy-facility.geojson' }])
})

it('names duplicate ids and codes', () => {
  const record = plan.features[ledgerName(survey)]?.[0]
  const features = { ...plan.features, [ledgerName(survey)]: [record, record] } as ParkPlan['features']
  const { issues } = inspectArchive(encodeArchive({ ...plan, features }, LEDGERS, { created: '2026-11-23T00:00:00Z' }), LEDGERS)
  expect(issues.map(({ code }) => code)).toEqual(['duplicate_id', 'duplicate_code'])
})
