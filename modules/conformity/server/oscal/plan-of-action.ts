import type { ParkReport } from '../park-report.ts'
import { nameBasedUuid } from './name-based-uuid.ts'
import { type Language, line, metadata, property } from './words.ts'

const STATUS = { open: 'open', waived: 'deviation-approved', closed: 'closed' } as const

/** A park's tasks as an OSCAL plan of action and milestones; null when there is none, because the format knows no empty plan. */
export function oscalPlanOfAction(report: ParkReport, language: Language) {
  const { park, standard, evaluatedAt, tasks } = report
  if (tasks.length === 0) return null
  const titles = new Map(report.requirements.map((r) => [r.id, r]))
  const about = (requirement: string): string => `${titles.get(requirement)?.clause ?? requirement} ${titles.get(requirement)?.title[language] ?? ''}`
  return {
    'plan-of-action-and-milestones': {
      uuid: nameBasedUuid('plan', park.id, standard.id),
      metadata: metadata({ zh: `${park.name} · 整改计划`, en: `${park.name} · Plan of action` }, language, standard.version, evaluatedAt),
      'system-id': { 'identifier-type': 'http://ietf.org/rfc/rfc4122', id: park.id },
      risks: tasks.map((t) => ({
        uuid: nameBasedUuid('risk', t.id),
        title: line(t.title),
        description: line(about(t.requirement)),
        statement: line(t.subject ? `${t.subject.name}: ${about(t.requirement)}` : about(t.requirement)),
        status: STATUS[t.state],
        // Due by the end of the day in the park's time zone.
        deadline: `${t.dueOn}T23:59:59+08:00`,
        ...(t.waiver
          ? {
              props: [property('waived-until', t.waiver.until)],
              'mitigating-factors': [{ uuid: nameBasedUuid('waiver', t.id), description: line(t.waiver.reason) }],
            }
          : {}),
      })),
      'poam-items': tasks.map((t) => ({
        uuid: nameBasedUuid('task', t.id),
        title: line(t.title),
        description: line(t.description || about(t.requirement)),
        props: [property('requirement', t.requirement), property('state', t.state), property('task', t.id)],
        'related-risks': [{ 'risk-uuid': nameBasedUuid('risk', t.id) }],
      })),
    },
  }
}
