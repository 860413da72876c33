import { check } from '#standard/check.ts'
import type { Drawing } from '#standard/finding.ts'
import { addDays, exact, lacking, outdated, quantity, verdict } from '#standard/verdict.ts'
import type { BuildingFact, Survey } from '../facts/building.ts'
import type { UtilitiesFact } from '../facts/park.ts'
import type { EquipmentRoomFact, SignalSurveyFact } from '../facts/records.ts'
import type { ZoneFact } from '../facts/zone.ts'

/** 6.1.3.1: 用户可自由选择平等接入的各个运营商. */
export const carriersAvailable = check<BuildingFact>({
  name: 'facilities.carriersAvailable',
  subject: 'facilities.building',
  parameters: { minimumCarriers: 2 },
  decide({ building, carriers }, values) {
    if (!building.hasUsers) return null
    const minimum = Number(values.minimumCarriers)
    const required = quantity(minimum, '1')
    if (carriers.length === 0)
      return verdict('unknown', 'facilities.carriers_not_recorded', { required, missing: lacking('facilities.carrierAccess', null, 'building') })
    const available = carriers.filter(({ isAvailable }) => isAvailable === true)
    const undecided = carriers.filter(({ isAvailable }) => isAvailable === null)
    const count = new Set(available.map(({ carrier }) => carrier)).size
    const sources = carriers.map(({ id, name, surveyedOn }) => ({ ledger: 'facilities.carrierAccess', id, label: name, on: surveyedOn }))
    const details = { required, measured: quantity(count, '1'), args: { measured: count, required: minimum }, sources }
    if (count < minimum && undecided.length > 0)
      return verdict('unknown', 'facilities.availability_missing', {
        ...details,
        missing: undecided.flatMap(({ id }) => lacking('facilities.carrierAccess', id, 'isAvailable')),
      })
    if (count < minimum) return verdict('notMet', 'facilities.too_few_carriers', details)
    const unchosen = available.filter(({ choiceSharePercent }) => choiceSharePercent === null)
    if (unchosen.length > 0)
      return verdict('unknown', 'facilities.choice_missing', {
        ...details,
        missing: unchosen.flatMap(({ id }) => lacking('facilities.carrierAccess', id, 'choiceSharePercent')),
      })
    return verdict('met', 'facilities.carriers_to_choose', details)
  },
})

/** 6.1.3.1: 提供可以满足园区通信和数据备份需求的设施. */
export const backupFacility = check<UtilitiesFact>({
  name: 'facilities.backupFacility',
  subject: 'facilities.park',
  parameters: {},
  decide({ backups, today }) {
    const required = { code: 'facilities.backup_demanded' }
    const sources = backups.map(({ id, name, testedOn }) => ({ ledger: 'facilities.backupFacility', id, label: name, on: testedOn }))
    const missing = ['data', 'link'].flatMap((kind) => {
      const ofKind = backups.filter((backup) => backup.kind === kind)
      if (ofKind.some(({ validUntil }) => validUntil === null || validUntil >= today)) return []
      return ofKind.length > 0
        ? ofKind.flatMap(({ id }) => outdated('facilities.backupFacility', id, 'validUntil'))
        : lacking('facilities.backupFacility', null, 'kind')
    })
    return missing.length > 0
      ? verdict('unknown', 'facilities.backup_missing', { required, sources, missing })
      : verdict('met', 'facilities.backup_present', { required, sources })
  },
})

/** 6.1.3.2: signal at a survey point; a survey without an expiry date is good for `surveyValidDays`. */
export const signalStrength = check<SignalSurveyFact>({
  name: 'facilities.signalStrength',
  subject: 'facilities.signalSurvey',
  parameters: { minimumRsrpDbm: -105, surveyValidDays: 365 },
  decide({ subject, today, rsrpDbm, surveyedOn, validUntil, geometry }, values) {
    const minimum = Number(values.minimumRsrpDbm)
    const required = quantity(minimum, 'dBm')
    const open = [rsrpDbm === null ? 'rsrpDbm' : null, surveyedOn === null ? 'surveyedOn' : null].filter((field) => field !== null)
    if (rsrpDbm === null || surveyedOn === null)
      return verdict('unknown', 'facilities.survey_incomplete', { required, missing: lacking(subject.ledger, subject.id, ...open) })
    const sources = [{ ledger: subject.ledger, id: subject.id, label: subject.name, on: surveyedOn }]
    const until = validUntil ?? addDays(surveyedOn, Number(values.surveyValidDays))
    if (until < today)
      return verdict('unknown', 'facilities.survey_expired', {
        required,
        args: { until },
        sources,
        missing: outdated(subject.ledger, subject.id, 'surveyedOn'),
      })
    const isMet = rsrpDbm >= minimum
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'facilities.signal_strong_enough' : 'facilities.signal_too_weak', {
      required,
      measured: quantity(rsrpDbm, 'dBm'),
      args: { measured: exact(rsrpDbm), required: minimum },
      sources,
      drawings: [{ role: 'subject', geometry: JSON.parse(geometry) }],
    })
  },
})

/** 6.1.3.2: 园区室外、办公区域和室内公共区域等全覆盖: every building with a survey in date indoors, in its offices, and one outdoors nearby. */
export const signalCoverage = check<BuildingFact>({
  name: 'facilities.signalCoverage',
  subject: 'facilities.building',
  parameters: { outdoorRadiusM: 150, surveyValidDays: 365 },
  decide({ building, surveys, nearest, today }, values) {
    if (!building.hasUsers) return null
    const radius = Number(values.outdoorRadiusM)
    const required = { code: 'facilities.coverage_demanded', args: { radius } }
    const isInDate = ({ surveyedOn, validUntil }: Survey) => surveyedOn !== null && (validUntil ?? addDays(surveyedOn, Number(values.surveyValidDays))) >= today
    const inDate = surveys.filter(isInDate)
    const outdoors = nearest.outdoorSurveys.find(({ record, distanceM }) => distanceM <= radius && isInDate(record))
    const kinds = building.hasOffices ? ['publicIndoor', 'office'] : ['publicIndoor']
    const sources = [...inDate, ...(outdoors ? [outdoors.record] : [])].map(({ id, name, surveyedOn }) => ({
      ledger: 'facilities.signalSurvey',
      id,
      label: name,
      on: surveyedOn,
    }))
    const missing = kinds.flatMap((kind) => {
      if (inDate.some(({ areaKind }) => areaKind === kind)) return []
      const old = surveys.filter(({ areaKind }) => areaKind === kind)
      return old.length > 0
        ? old.flatMap(({ id }) => outdated('facilities.signalSurvey', id, 'surveyedOn'))
        : lacking('facilities.signalSurvey', null, 'areaKind')
    })
    if (building.geometry === null) missing.push(...lacking('parks.building', building.id, 'geometry'))
    else if (!outdoors) missing.push(...lacking('facilities.signalSurvey', null, 'geometry'))
    const drawings: Drawing[] =
      building.geometry === null ? [] : [{ role: missing.length > 0 ? 'uncovered' : 'subject', geometry: JSON.parse(building.geometry) }]
    return missing.length > 0
      ? verdict('unknown', 'facilities.coverage_not_surveyed', { required, sources, missing, drawings })
      : verdict('met', 'facilities.coverage_surveyed', { required, sources, drawings })
  },
})

/** 6.1.3.3: 通信机房按照不同的园区内功能区域进行布局. */
export const zoneEquipmentRoom = check<ZoneFact>({
  name: 'facilities.zoneEquipmentRoom',
  subject: 'facilities.zone',
  parameters: {},
  decide({ rooms, keepsRooms, geometry }) {
    const required = { code: 'facilities.zone_room_demanded' }
    const drawings: Drawing[] = [{ role: rooms.length > 0 ? 'subject' : 'uncovered', geometry: JSON.parse(geometry) }]
    if (!keepsRooms)
      return verdict('unknown', 'facilities.rooms_not_recorded', { required, missing: lacking('facilities.equipmentRoom', null, 'zone'), drawings })
    if (rooms.length === 0) return verdict('notMet', 'facilities.zone_without_room', { required, measured: quantity(0, '1'), drawings })
    const sources = rooms.map(({ id, name, on }) => ({ ledger: 'facilities.equipmentRoom', id, label: name, on }))
    return verdict('met', 'facilities.zone_has_room', { required, measured: quantity(rooms.length, '1'), args: { rooms: rooms.length }, sources, drawings })
  },
})

/** 6.1.3.3: 满足用户接入、汇聚和转接服务的需求. */
export const equipmentRoomFunctions = check<UtilitiesFact>({
  name: 'facilities.equipmentRoomFunctions',
  subject: 'facilities.park',
  parameters: {},
  decide({ telecomRooms }) {
    const required = { code: 'facilities.room_functions_demanded' }
    if (telecomRooms.length === 0)
      return verdict('unknown', 'facilities.rooms_not_recorded', { required, missing: lacking('facilities.equipmentRoom', null, 'functions') })
    const sources = telecomRooms.map(({ id, name }) => ({ ledger: 'facilities.equipmentRoom', id, label: name, on: null }))
    const absent = ['access', 'aggregation', 'switching'].filter((wanted) => !telecomRooms.some(({ functions }) => functions.includes(wanted)))
    if (absent.length > 0)
      return verdict('notMet', 'facilities.room_function_absent', {
        required,
        measured: quantity(3 - absent.length, '1'),
        args: { absent: absent.length },
        sources,
      })
    return verdict('met', 'facilities.room_functions_present', { required, measured: quantity(3, '1'), sources })
  },
})

/** 6.1.3.3: 适当预留通信机房面积. */
export const equipmentRoomReserve = check<EquipmentRoomFact>({
  name: 'facilities.equipmentRoomReserve',
  subject: 'facilities.equipmentRoom',
  parameters: { minimumReservePercent: 10 },
  decide({ subject, areaM2, reserveAreaM2, on }, values) {
    const minimum = Number(values.minimumReservePercent)
    const required = quantity(minimum, '%')
    const open = [areaM2 === null ? 'areaM2' : null, reserveAreaM2 === null ? 'reserveAreaM2' : null].filter((field) => field !== null)
    if (areaM2 === null || reserveAreaM2 === null)
      return verdict('unknown', 'facilities.room_area_missing', { required, missing: lacking(subject.ledger, subject.id, ...open) })
    const sources = [{ ledger: subject.ledger, id: subject.id, label: subject.name, on }]
    if (areaM2 <= 0 || reserveAreaM2 > areaM2)
      return verdict('unknown', 'facilities.room_area_contradictory', { required, sources, missing: lacking(subject.ledger, subject.id, 'reserveAreaM2') })
    const share = exact((reserveAreaM2 / areaM2) * 100)
    const isMet = share >= minimum
    return verdict(isMet ? 'met' : 'notMet', isMet ? 'facilities.reserve_sufficient' : 'facilities.reserve_too_small', {
      required,
      measured: quantity(share, '%'),
      args: { measured: exact(Math.round(share * 100) / 100), required: minimum },
      sources,
    })
  },
})
