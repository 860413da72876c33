import { expect, test } from 'vitest'
import { parseStandard, StandardFileError } from './standard-file.ts'

const HEAD = `standard: { id: sample, version: '1', title: { zh: 例, en: Sample }, issuer: { zh: 例, en: Sample }, source: { zh: 例, en: Sample } }
categories: { dormitory: { zh: 宿舍, en: Dormitory } }
chapters: [{ id: '1', title: { zh: 一, en: One } }]
requirements:
`
const entry = (id: string, more = 'checks: [a.b]') => `  - id: '${id}'
    level: shall
    clause: '1'
    chapter: '1'
    title: { zh: 题, en: Title }
    decides: { zh: 判, en: Decides }
    verify: auto
    module: m
    ${more}
`

test('a short standard is read, with its defaults', () => {
  const read = parseStandard(HEAD + entry('1.1'), 'sample.yaml')
  expect(read.requirements[0]).toMatchObject({ id: '1.1', checks: [{ check: 'a.b', whenEmpty: 'unknown', values: {} }], parameters: {}, children: [] })
})

const parameter = (value: number, min: number, max: number) =>
  `parameters: { w: { value: ${value}, unit: m, min: ${min}, max: ${max}, zh: 宽, en: Width, source: s } }`
const reading = (chosen: string) => `readings: { r: { default: ${chosen}, zh: 释, en: Reading, options: { one: { zh: 一, en: One } } } }`

test.each<[string, string, string]>([
  ['an id used twice', entry('1.1') + entry('1.1'), 'sample.yaml:14 requirement 1.1 id: the id 1.1 is used twice'],
  ['a child that is not there', entry('1.1', "children: ['9.9']"), 'sample.yaml:13 requirement 1.1 children.0: there is no requirement 9.9'],
  ['a roll-up of a roll-up', entry('1') + entry('2', "children: ['1']") + entry('3', "children: ['2']"), 'requirement 3 children.0: 2 is a roll-up itself'],
  ['a value below its bound', entry('1.1', `checks: [a.b]\n    ${parameter(1, 2, 3)}`), 'requirement 1.1 parameters.w.value: 1 is not within 2 to 3'],
  ['bounds upside down', entry('1.1', `checks: [a.b]\n    ${parameter(1, 3, 2)}`), 'requirement 1.1 parameters.w.min: min 3 is above max 2'],
  ['an unknown choice of a reading', entry('1.1', `checks: [a.b]\n    ${reading('two')}`), 'requirement 1.1 readings.r.default: two is not one of the options'],
  ['an unknown category', entry('1.1', 'checks: [a.b]\n    notApplicableWithout: garage'), 'requirement 1.1 notApplicableWithout: there is no category garage'],
  ['an unknown chapter', entry('1.1').replace("chapter: '1'", "chapter: '7'"), 'sample.yaml:8 requirement 1.1 chapter: there is no chapter 7'],
  ['nothing that could decide it', entry('1.1', 'pages: []'), 'requirement 1.1 (file): it has no checks, no children and no evidence'],
  ['evidence needed but not described', entry('1.1').replace('verify: auto', 'verify: both'), 'requirement 1.1 evidence: verify is both'],
  ['a field nobody knows', entry('1.1', 'colour: red'), 'requirement 1.1'],
  ['a wrong level', entry('1.1').replace('level: shall', 'level: must'), 'sample.yaml:6 requirement 1.1 level:'],
  ['a check name without module', entry('1.1', 'checks: [width]'), 'requirement 1.1 checks.0'],
  [
    'a renamed parameter that is not there',
    entry('1.1', 'checks: [{ check: a.b, values: { w: v } }]'),
    'requirement 1.1 checks.0.values: there is no parameter or reading v',
  ],
  ['broken YAML', '  - {', 'sample.yaml:'],
])('%s is told with its place', (_name, requirements, message) => {
  expect(() => parseStandard(HEAD + requirements, 'sample.yaml')).toThrow(StandardFileError)
  expect(() => parseStandard(HEAD + requirements, 'sample.yaml')).toThrow(message)
})
