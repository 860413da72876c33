import type { Requirement, Standard } from '#standard/standard-file.ts'
import { nameBasedUuid } from './name-based-uuid.ts'
import { controlId, type Language, line, metadata, property } from './words.ts'

/** A standard as an OSCAL catalog: requirement → control, parameter → param, reading → part, roll-up → link to its children. */
export function oscalCatalog(standard: Standard, publishedAt: string, language: Language) {
  const { id, version, title } = standard.standard
  return {
    catalog: {
      uuid: nameBasedUuid('catalog', id, version),
      metadata: metadata(title, language, version, publishedAt),
      groups: standard.chapters
        .map((chapter) => ({
          id: `c-${chapter.id}`,
          title: line(chapter.title[language]),
          controls: standard.requirements.filter((r) => r.chapter === chapter.id).map((r) => control(r, language)),
        }))
        .filter((group) => group.controls.length > 0),
    },
  }
}

function control(requirement: Requirement, language: Language) {
  const { id, level, clause, title, decides, verify, parameters, readings, evidence, children, checks } = requirement
  const params = Object.entries(parameters).map(([name, p]) => ({
    id: `${controlId(id)}_${name}`,
    label: line(p[language]),
    props: [property('unit', p.unit), property('minimum', p.min), property('maximum', p.max), property('source', p.source)],
    values: [String(p.value)],
  }))
  const choices = Object.entries(readings).map(([name, r]) => ({
    name: 'reading',
    ns: 'https://zhiyuan.example/ns/oscal',
    id: `${controlId(id)}_${name}`,
    title: line(r[language]),
    prose: Object.entries(r.options)
      .map(([option, text]) => `${option === r.default ? '**' : ''}${option}: ${text[language]}${option === r.default ? '**' : ''}`)
      .join('\n\n'),
  }))
  return {
    id: controlId(id),
    title: line(title[language]),
    ...(params.length > 0 ? { params } : {}),
    props: [property('level', level), property('clause', clause), property('verify', verify), ...checks.map(({ check }) => property('check', check))],
    ...(children.length > 0 ? { links: children.map((child) => ({ href: `#${controlId(child)}`, rel: 'required' })) } : {}),
    parts: [
      { id: `${controlId(id)}_smt`, name: 'statement', prose: decides[language] },
      ...choices,
      ...(evidence ? [{ id: `${controlId(id)}_evidence`, name: 'guidance', prose: evidence[language] }] : []),
    ],
  }
}
