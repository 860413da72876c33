import { type Ledger, ledger } from '#kernel/ledger.ts'

/** How an occupant depends on another one in the same room (法定赡养、抚养、扶养关系); `none` for everybody else. */
export const RELATIONS = {
  none: { zh: '无', en: 'None' },
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  parent: { zh: '父母', en: 'Parent' },
  otherDependent: { zh: '其他法定扶养关系', en: 'Other legal dependant' },
} as const
export type Relation = keyof typeof RELATIONS

export const occupancy = ledger({
  module: 'lodging',
  kind: 'occupancy',
  table: 'lodging.occupancy',
  page: 'OP-2A',
  clauses: ['6.3.1.2'],
  roles: { read: ['parkDirector', 'dormitoryManager', 'safetyOfficer', 'parkAuditor'], write: ['parkDirector', 'dormitoryManager'] },
  title: { zh: '入住', en: 'Occupancy' },
  rules: {
    lodging_room_full: {
      code: 'lodging.room_full',
      zh: '该居室已住满 2 人。除有法定赡养、抚养、扶养关系外，不能再入住（6.3.1.2）。',
      en: 'Two people live in this room already. Only a legal dependant may be added (6.3.1.2).',
    },
    lodging_stay_ends_before_start: { code: 'lodging.stay_ends_before_start', zh: '退宿日期早于入住日期。', en: 'The stay would end before it starts.' },
    lodging_dependency_missing: {
      code: 'lodging.dependency_missing',
      zh: '选择了扶养关系，请指明所依附的同住人。',
      en: 'Name the occupant this person depends on.',
    },
  },
  fields: {
    unit: { type: 'reference', ledger: 'parks.unit', zh: '居室', en: 'Room', required: true },
    personName: { type: 'text', zh: '姓名', en: 'Person', required: true, max: 60, personal: 'personal' },
    idNumber: { type: 'text', zh: '证件号码', en: 'Identity number', max: 40, personal: 'sensitive', detailOnly: true },
    relation: {
      type: 'choice',
      zh: '扶养关系',
      en: 'Dependency',
      required: true,
      options: RELATIONS,
      help: { zh: '与同住人的法定赡养、抚养、扶养关系', en: 'Legal dependency on an occupant of the same room' },
    },
    dependsOn: { type: 'reference', ledger: 'lodging.occupancy', zh: '所依附的同住人', en: 'Depends on', detailOnly: true },
    company: { type: 'reference', ledger: 'companies.company', zh: '所属企业', en: 'Company' },
    checkedInOn: { type: 'date', zh: '入住日期', en: 'Checked in on', required: true },
    checkedOutOn: {
      type: 'date',
      zh: '退宿日期',
      en: 'Checked out on',
      help: { zh: '在住时留空；退宿当日床位即空出', en: 'Empty while staying; the place is free on the day of leaving' },
    },
  },
})

/** The registers of this module (住宿台账). */
export const LODGING_LEDGERS: readonly Ledger[] = [occupancy]
