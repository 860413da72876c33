import { groupBy } from '#standard/group-by.ts'
import type { ParkReport } from '../park-report.ts'
import { nameBasedUuid } from './name-based-uuid.ts'
import { controlId, type Language, line, metadata, property, token } from './words.ts'

type Shown = ParkReport['findings'][number]['measured']

/**
 * A park's findings as OSCAL assessment results: finding → observation with its subject, requirement outcome → finding status.
 * Only met is `satisfied`; unknown and waiting are `not-satisfied` with their own outcome beside it; requirements that do not apply are
 * excluded from the reviewed controls. Ids stay the same from export to export.
 */
export function oscalAssessmentResults(report: ParkReport, language: Language) {
  const { park, standard, evaluatedAt } = report
  const scope = [park.id, standard.id]
  const applicable = report.requirements.filter((r) => r.outcome !== 'notApplicable')
  const excluded = report.requirements.filter((r) => r.outcome === 'notApplicable')
  const observations = report.findings.map((f) => observation(report, f, language))
  const byRequirement = groupBy(report.findings, (f) => f.requirement)
  return {
    'assessment-results': {
      uuid: nameBasedUuid('assessment-results', ...scope),
      metadata: metadata({ zh: `${park.name} · ${standard.title.zh}`, en: `${park.name} · ${standard.title.en}` }, language, standard.version, evaluatedAt),
      'import-ap': { href: `#${nameBasedUuid('catalog', standard.id, standard.version)}` },
      results: [
        {
          uuid: nameBasedUuid('result', ...scope),
          title: line(standard.title[language]),
          description: line(`${standard.title[language]} ${standard.version}`),
          start: evaluatedAt,
          end: evaluatedAt,
          props: [property('finding-hash', report.findingHash), property('standard-hash', standard.hash)],
          'reviewed-controls': {
            'control-selections': [
              {
                'include-controls': applicable.map((r) => ({ 'control-id': controlId(r.id) })),
                ...(excluded.length > 0 ? { 'exclude-controls': excluded.map((r) => ({ 'control-id': controlId(r.id) })) } : {}),
              },
            ],
          },
          ...(observations.length > 0 ? { observations } : {}),
          findings: applicable.map((r) => ({
            uuid: nameBasedUuid('finding', ...scope, r.id),
            title: line(`${r.clause} ${r.title[language]}`),
            description: line(r.reason.text[language]),
            target: {
              type: 'statement-id',
              'target-id': `${controlId(r.id)}_smt`,
              props: [property('outcome', r.outcome), property('since', r.since)],
              status: {
                state: r.outcome === 'met' ? 'satisfied' : 'not-satisfied',
                reason: r.outcome === 'met' ? 'pass' : r.outcome === 'notMet' ? 'fail' : 'other',
              },
            },
            ...(byRequirement.has(r.id)
              ? { 'related-observations': (byRequirement.get(r.id) ?? []).map((f) => ({ 'observation-uuid': observationUuid(report, f) })) }
              : {}),
          })),
        },
      ],
    },
  }
}

export function observationUuid({ park, standard }: ParkReport, finding: ParkReport['findings'][number]): string {
  return nameBasedUuid('observation', park.id, standard.id, finding.requirement, finding.check, finding.subject.kind, finding.subject.id)
}

function observation(report: ParkReport, finding: ParkReport['findings'][number], language: Language) {
  const { subject } = finding
  const props = [property('outcome', finding.outcome), property('requirement', finding.requirement), property('check', finding.check)]
  for (const [name, shown] of [
    ['required', finding.required],
    ['measured', finding.measured],
  ] as const)
    if (shown) props.push(property(name, shownLine(shown, language)))
  for (const [name, value] of Object.entries(finding.values)) props.push(property(`parameter-${token(name)}`, String(value)))
  const evidence = finding.sources.map((s) => ({ description: line([s.ledger, s.label, s.on ?? ''].join(' ')), props: [property('record', s.id)] }))
  return {
    uuid: observationUuid(report, finding),
    title: line(subject.name),
    description: line(finding.because.text[language]),
    props,
    methods: ['TEST'],
    types: ['finding'],
    subjects: [
      {
        'subject-uuid': nameBasedUuid('subject', report.park.id, subject.kind, subject.id),
        type: token(subject.kind),
        title: line(subject.name),
        props: [property('record', subject.id), property('ledger', subject.ledger)],
      },
    ],
    ...(evidence.length > 0 ? { 'relevant-evidence': evidence } : {}),
    collected: finding.since,
  }
}

function shownLine(shown: NonNullable<Shown>, language: Language): string {
  return 'value' in shown ? `${shown.value} ${shown.unit}` : shown.text[language]
}
