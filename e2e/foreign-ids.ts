import { randomUUID } from 'node:crypto'
import { type DocumentedOperation, idPlaces } from './documented-operations.ts'
import { type Answered, eachOf, type Principal, send } from './principals.ts'
import { valueFor, withValueAt } from './schema-values.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const ONE_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
// A new record's id may well be the id of some record of another kind.
const CREATES = /\.(save|take|submit|open|start|create|add|raise)/

/** What somebody gets to see: the identifiers in the answers of every query they may ask, by query. */
export class Sight {
  readonly idsByQuery = new Map<string, string[]>()
  readonly all = new Set<string>()

  static async of(url: string, who: Principal, operations: readonly DocumentedOperation[]): Promise<Sight> {
    const sight = new Sight()
    const asked = operations.filter((one) => one.kind === 'query' && idPlaces(one.input).every(({ path }) => !one.input.required?.includes(path[0] ?? '')))
    await eachOf(asked, 4, async (operation) => {
      const { status, text, body } = await send(url, who, operation, {
        ...(valueFor(operation.input) as object),
        ...('limit' in (operation.input.properties ?? {}) ? { limit: 100 } : {}),
      })
      if (status !== 200) return
      for (const id of text.match(UUID) ?? []) sight.all.add(id)
      const rows = Object.values((body ?? {}) as Record<string, unknown>).flatMap((value) => (Array.isArray(value) ? (value as { id?: unknown }[]) : []))
      sight.idsByQuery.set(
        operation.name,
        rows.map((row) => row?.id).filter((id): id is string => typeof id === 'string' && ONE_UUID.test(id)),
      )
    })
    return sight
  }

  /** The identifiers seen here and not there. */
  without(others: readonly Sight[]): Sight {
    const rest = new Sight()
    const isOwn = (id: string) => others.every((other) => !other.all.has(id))
    for (const id of this.all) if (isOwn(id)) rest.all.add(id)
    for (const [name, ids] of this.idsByQuery) rest.idsByQuery.set(name, ids.filter(isOwn))
    return rest
  }

  /** Adds what is known to be owned, as one query would have listed it. */
  add(query: string, id: string): this {
    this.all.add(id)
    this.idsByQuery.set(query, [...(this.idsByQuery.get(query) ?? []), id])
    return this
  }

  /** Identifiers that fit a place of an operation best: of the ledger meant there, else of the module, else any. */
  fitting(operation: DocumentedOperation, path: readonly string[], count: number): string[] {
    const [module = '', rest = ''] = operation.name.split('.')
    const field = path.findLast((part) => part !== '0') ?? ''
    const kind = (
      field === 'id' ? rest.replace(/^(save|remove|restore|cancel|confirm|assign|comment|close|reopen|waive|review)/, '') : field.replace(/Ids?$/, '')
    ).toLowerCase()
    const lists = [...this.idsByQuery].filter(([, ids]) => ids.length > 0)
    const meant = lists.filter(([name]) => name.toLowerCase().replace(/^.*\./, '') === `${kind}list` || name.toLowerCase().replace(/^.*\./, '') === `${kind}s`)
    const near = lists.filter(([name]) => name.startsWith(`${module}.`))
    if (field === 'id' && CREATES.test(operation.name)) return meant.flatMap(([, ids]) => ids).slice(0, count)
    const pool = (meant.length ? meant : near).flatMap(([, ids]) => ids)
    return [...new Set([...pool, ...this.all])].slice(0, count)
  }
}

export interface Attempt {
  who: Principal
  operation: DocumentedOperation
  input: Record<string, unknown>
  /** The same request with an identifier that nobody owns. */
  control: Record<string, unknown>
  foreignId: string
}

/** Requests of somebody that name what they must not see, at every place of an operation that takes an identifier. */
export function attemptsOf(who: Principal, operation: DocumentedOperation, foreign: Sight, perPlace = 2): Attempt[] {
  return idPlaces(operation.input)
    .filter(({ path }) => path.join('.') !== 'parkId')
    .flatMap(({ path }) =>
      foreign.fitting(operation, path, perPlace).flatMap((foreignId): Attempt[] => {
        const base = valueFor(operation.input)
        const made = (id: string, more: object) => ({ ...(withValueAt(base, path, id) as Record<string, unknown>), ...more })
        const variants: object[] = [{}]
        if (path[0] === 'id' && operation.input.properties?.version && !operation.input.required?.includes('version')) variants.push({ version: 1 })
        return variants.map((more) => ({ who, operation, input: made(foreignId, more), control: made(randomUUID(), more), foreignId }))
      }),
    )
}

function comparable({ status, text }: Answered): string {
  return `${status} ${text.replace(UUID, '…')}`
}

/**
 * Why an attempt succeeded in telling or changing something, or null. Not found and forbidden are right; so is an answer that
 * does not differ from the one for an identifier that nobody owns, unless it carries out a command.
 */
export async function judged(url: string, { who, operation, input, control, foreignId }: Attempt): Promise<string | null> {
  const answer = await send(url, who, operation, input)
  if ([401, 403, 404].includes(answer.status)) return null
  const story = `${operation.name} as ${who.userName} with ${JSON.stringify(input).slice(0, 300)}: ${answer.status} ${answer.text.slice(0, 300)}`
  if (answer.status < 300 && operation.kind === 'command' && answer.body?.changed !== 0) return story
  if (answer.text.includes(foreignId) && answer.status < 300) return story
  return comparable(await send(url, who, operation, control)) === comparable(answer) ? null : `${story} — differs for an unknown id`
}
