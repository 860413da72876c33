import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'

const Text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

const parameterShape = {
  value: z.number(),
  unit: z.string().min(1),
  min: z.number(),
  max: z.number(),
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Where the figure comes from: the clause itself, a cited standard, or a choice of this project. */
  source: z.string().min(1),
}

/** A number a requirement is decided with. A park may override it within the bounds. */
export const Parameter = z.strictObject(parameterShape)
export type Parameter = z.output<typeof Parameter>

/** The chosen interpretation (释义) of a text that can be read in several ways; shown beside every result it touches. */
export const Reading = z.strictObject({ default: z.string().min(1), zh: z.string().min(1), en: z.string().min(1), options: z.record(z.string(), Text) })
export type Reading = z.output<typeof Reading>

const CheckName = z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/)

/**
 * A check a requirement rests on. `whenEmpty: ignore` is for a check that concerns only some parks (a second way to meet the
 * demand): having no subject it says nothing. By default a check without any subject makes the requirement unknown.
 * `values` gives the check's parameters other names, for two checks of one requirement whose parameters are called alike.
 */
const Binding = z
  .union([
    CheckName,
    z.strictObject({ check: CheckName, whenEmpty: z.enum(['unknown', 'ignore']).default('unknown'), values: z.record(z.string(), z.string()).default({}) }),
  ])
  .transform((bound) => (typeof bound === 'string' ? { check: bound, whenEmpty: 'unknown' as const, values: {} as Record<string, string> } : bound))
export type Binding = z.output<typeof Binding>

export const LEVELS = ['principle', 'shall', 'should', 'may'] as const
const ClauseNumber = z.string().regex(/^\d+(\.\d+)*$/)
const PageCode = z.string().regex(/^[A-Z]{2}-[0-9A-Z]{2}$/)

export const Requirement = z.strictObject({
  id: z.string().min(1).max(40),
  level: z.enum(LEVELS),
  clause: ClauseNumber,
  chapter: z.string().min(1),
  title: Text,
  /** What exactly is decided, in one or two sentences. */
  decides: Text,
  /** `auto`: live data alone; `evidence`: a reviewer alone; `both`: live data, and a reviewer confirms the rest. */
  verify: z.enum(['auto', 'evidence', 'both']),
  /** The module whose facts answer the requirement. */
  module: z.string().min(1),
  /** The category whose declared absence makes the requirement not applicable. */
  notApplicableWithout: z.string().optional(),
  checks: z.array(Binding).default([]),
  parameters: z.record(z.string(), Parameter).default({}),
  readings: z.record(z.string(), Reading).default({}),
  /** Requirements this one rolls up. */
  children: z.array(z.string()).default([]),
  /** What a reviewer expects, and for how many days after its date it is good. */
  evidence: Text.extend({ validDays: z.int().min(1).max(36_500) }).optional(),
  /** The page where the data is entered, then all pages that show it. */
  enteredOn: PageCode.optional(),
  pages: z.array(PageCode).default([]),
})
export type Requirement = z.output<typeof Requirement>

const RollUp = z.strictObject({ id: z.string().min(1).max(40), title: Text, children: z.array(z.string()).min(1) })

export const Standard = z.strictObject({
  standard: z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.string().min(1).max(40),
    title: Text,
    issuer: Text,
    source: Text,
  }),
  /** Facilities and traits whose declared absence makes requirements not applicable. */
  categories: z.record(z.string(), Text).default({}),
  chapters: z.array(z.strictObject({ id: z.string().min(1), title: Text })).min(1),
  requirements: z.array(Requirement).min(1),
  /** Clauses shown as one although they hold several requirements. They are no requirements themselves and are not counted. */
  rollUps: z.array(RollUp).default([]),
})
export type Standard = z.output<typeof Standard>

/** One fault of a standard file, pointing at its place. */
export interface StandardProblem {
  file: string
  line: number | null
  requirement: string | null
  field: string
  message: string
}

export class StandardFileError extends Error {
  override name = 'StandardFileError'
  readonly problems: readonly StandardProblem[]
  constructor(problems: readonly StandardProblem[]) {
    super(problems.map(describe).join('\n'))
    this.problems = problems
  }
}

function describe({ file, line, requirement, field, message }: StandardProblem): string {
  return `${file}${line === null ? '' : `:${line}`}${requirement === null ? '' : ` requirement ${requirement}`} ${field}: ${message}`
}

type Path = (string | number)[]

/**
 * Reads a standard from YAML.
 * @param file name shown in error messages
 * @throws StandardFileError naming file, line, requirement and field of every fault
 */
export function parseStandard(text: string, file: string): Standard {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const raw: unknown = document.errors.length > 0 ? null : document.toJS()

  function problem(path: Path, message: string): StandardProblem {
    const id = path[0] === 'requirements' && typeof path[1] === 'number' ? document.getIn([...path.slice(0, 2), 'id']) : null
    return {
      file,
      line: lineAt(path),
      requirement: typeof id === 'string' ? id : null,
      field: (id == null ? path : path.slice(2)).join('.') || '(file)',
      message,
    }
  }
  function lineAt(path: Path): number | null {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
      if (node?.range) return lines.linePos(node.range[0]).line
    }
    return null
  }

  if (document.errors.length > 0)
    throw new StandardFileError(
      document.errors.map((e) => ({ file, line: e.linePos?.[0].line ?? null, requirement: null, field: '(file)', message: e.message.split('\n')[0] ?? '' })),
    )
  const parsed = Standard.safeParse(raw)
  if (!parsed.success) throw new StandardFileError(parsed.error.issues.map((issue) => problem(issue.path as Path, issue.message)))
  const faults = faultsOf(parsed.data)
  if (faults.length > 0) throw new StandardFileError(faults.map((fault) => problem(fault.path, fault.message)))
  return parsed.data
}

interface Fault {
  path: Path
  message: string
}

/** What the schema cannot say: ids unique, references resolve, values within bounds, every requirement can be decided. */
function faultsOf(standard: Standard): Fault[] {
  const faults: Fault[] = []
  const ids = new Set<string>()
  const chapters = new Set(standard.chapters.map((chapter) => chapter.id))
  const known = new Set(standard.requirements.map((requirement) => requirement.id))

  standard.requirements.forEach((requirement, index) => {
    const at = (...rest: Path): Path => ['requirements', index, ...rest]
    if (ids.has(requirement.id)) faults.push({ path: at('id'), message: `the id ${requirement.id} is used twice` })
    ids.add(requirement.id)
    if (!chapters.has(requirement.chapter)) faults.push({ path: at('chapter'), message: `there is no chapter ${requirement.chapter}` })
    if (requirement.notApplicableWithout !== undefined && !(requirement.notApplicableWithout in standard.categories)) {
      faults.push({ path: at('notApplicableWithout'), message: `there is no category ${requirement.notApplicableWithout}` })
    }
    requirement.children.forEach((child, i) => {
      if (!known.has(child)) faults.push({ path: at('children', i), message: `there is no requirement ${child}` })
      if (standard.requirements.find((other) => other.id === child)?.children.length)
        faults.push({ path: at('children', i), message: `${child} is a roll-up itself` })
    })
    const decidedByReviewer = requirement.evidence !== undefined
    if (requirement.children.length === 0 && requirement.checks.length === 0 && !decidedByReviewer) {
      faults.push({ path: at(), message: 'it has no checks, no children and no evidence, so nothing could decide it' })
    }
    if (requirement.verify !== 'auto' && !decidedByReviewer)
      faults.push({ path: at('evidence'), message: `verify is ${requirement.verify}, so the expected evidence must be described` })
    requirement.checks.forEach(({ values }, i) => {
      for (const name of Object.values(values)) {
        if (!(name in requirement.parameters) && !(name in requirement.readings))
          faults.push({ path: at('checks', i, 'values'), message: `there is no parameter or reading ${name}` })
      }
    })
    for (const [name, parameter] of Object.entries(requirement.parameters)) {
      if (parameter.min > parameter.max) faults.push({ path: at('parameters', name, 'min'), message: `min ${parameter.min} is above max ${parameter.max}` })
      else if (parameter.value < parameter.min || parameter.value > parameter.max) {
        faults.push({ path: at('parameters', name, 'value'), message: `${parameter.value} is not within ${parameter.min} to ${parameter.max}` })
      }
      if (name in requirement.readings) faults.push({ path: at('readings', name), message: 'a parameter has the same name' })
    }
    for (const [name, reading] of Object.entries(requirement.readings)) {
      if (!(reading.default in reading.options)) faults.push({ path: at('readings', name, 'default'), message: `${reading.default} is not one of the options` })
    }
  })
  standard.rollUps.forEach((rollUp, index) => {
    if (ids.has(rollUp.id)) faults.push({ path: ['rollUps', index, 'id'], message: `the id ${rollUp.id} is used twice` })
    ids.add(rollUp.id)
    rollUp.children.forEach((child, i) => {
      if (!known.has(child)) faults.push({ path: ['rollUps', index, 'children', i], message: `there is no requirement ${child}` })
    })
  })
  return faults
}
