import { randomUUID } from 'node:crypto'
import { Sight } from './foreign-ids.ts'
import { type Answered, type Principal, send } from './principals.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')

export async function command(url: string, who: Principal, name: string, input: Record<string, unknown>): Promise<Answered> {
  const answer = await send(url, who, { name, kind: 'command' }, input)
  if (answer.status !== 200) throw new Error(`${name} as ${who.userName} answered ${answer.status}: ${answer.text}`)
  return answer
}

export async function query(url: string, who: Principal, name: string, input: Record<string, unknown> = {}): Promise<Answered> {
  return send(url, who, { name, kind: 'query' }, input)
}

export async function upload(url: string, who: Principal, fileName: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([PNG], { type: 'image/png' }), fileName)
  const reply = await fetch(`${url}/api/files/upload`, { method: 'POST', headers: { authorization: `Bearer ${who.token}` }, body: form })
  if (reply.status !== 200) throw new Error(`upload as ${who.userName} answered ${reply.status}: ${await reply.text()}`)
  return ((await reply.json()) as { id: string }).id
}

/** Leaves a text in what one person owns: a file and a view of their own. Returns what is theirs now. */
export async function plantOwn(url: string, who: Principal, text: string): Promise<Sight> {
  const view = randomUUID()
  await command(url, who, 'workbench.saveView', { id: view, list: 'parks.building', name: text, visibility: 'personal', state: { search: text } })
  await command(url, who, 'workbench.saveDraft', { form: 'parks.building', values: { name: text } })
  return new Sight().add('workbench.viewList', view).add('files.fileList', await upload(url, who, `${text}.png`))
}

/** Leaves a text in the registers of a director's park. */
export async function plantInPark(url: string, director: Principal, text: string): Promise<{ building: string }> {
  const building = randomUUID()
  await command(url, director, 'parks.saveBuilding', { id: building, record: { code: `C-${building.slice(0, 6)}`, name: text, uses: ['plant'] } })
  const facility = { code: `C-${building.slice(0, 6)}`, name: text }
  await command(url, director, 'facilities.saveWarehouse', { id: randomUUID(), record: { ...facility, building, areaM2: 10 } })
  await command(url, director, 'companies.saveCompany', { id: randomUUID(), record: { ...facility, creditCode: '99990000MA00000001', contactName: text } })
  const tasks = await query(url, director, 'conformity.taskList')
  const [task] = tasks.body?.rows ?? []
  if (task) await command(url, director, 'conformity.commentTask', { id: task.id, text })
  return { building }
}

/** Exports a register as CSV and returns the file's text. */
export async function exported(url: string, who: Principal, ledger: string): Promise<string> {
  const started = await command(url, who, 'workbench.startExport', { ledger, format: 'csv' })
  for (let tries = 0; tries < 150; tries += 1) {
    const { body } = await query(url, who, 'workbench.taskList', { taskId: started.body.taskId })
    const [task] = body.tasks as { state: string; fileUrl: string | null }[]
    if (task?.state === 'failed') throw new Error('The export failed')
    if (task?.state === 'done' && task.fileUrl) {
      const reply = await fetch(`${url}${task.fileUrl}`, { headers: { authorization: `Bearer ${who.token}` } })
      return reply.text()
    }
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('The export does not end')
}

/** Listens to the live stream until `isEnough` says so, and returns what came. */
export async function listen(url: string, who: Principal, isEnough: (heard: string) => boolean, whileOpen: () => Promise<void>): Promise<string> {
  const stop = new AbortController()
  const reply = await fetch(`${url}/api/live`, { headers: { authorization: `Bearer ${who.token}` }, signal: stop.signal })
  const reader = reply.body?.getReader()
  if (reply.status !== 200 || !reader) throw new Error(`live answered ${reply.status}`)
  const late = setTimeout(() => stop.abort(), 20_000)
  const decoder = new TextDecoder()
  let heard = decoder.decode((await reader.read()).value)
  await whileOpen()
  try {
    while (!isEnough(heard)) heard += decoder.decode((await reader.read()).value)
  } catch {
    throw new Error(`The stream told nothing in time: ${heard}`)
  } finally {
    clearTimeout(late)
    stop.abort()
  }
  return heard
}
