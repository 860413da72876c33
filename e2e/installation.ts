import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')

export async function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}

/** An installation of its own, to be killed and started again at will. */
export class OwnInstallation {
  readonly dataDir: string
  readonly port: number
  #server: ChildProcess | undefined
  output = ''

  private constructor(dataDir: string, port: number) {
    this.dataDir = dataDir
    this.port = port
  }

  static async make(): Promise<OwnInstallation> {
    const dataDir = await mkdtemp(join(tmpdir(), 'zhiyuan-own-'))
    // Open to the database's user, so that the cluster lies in the folder itself.
    await chmod(dataDir, 0o755)
    return new OwnInstallation(dataDir, await freePort())
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts the built server; resolves when it is ready with the seconds it took. */
  async start(environment: Record<string, string> = {}): Promise<number> {
    const began = performance.now()
    this.output = ''
    const server = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/main.mjs')], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(this.port), DATA_DIR: this.dataDir, LOG_LEVEL: 'error', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#server = server
    await new Promise<void>((ready, failed) => {
      const read = (chunk: Buffer) => {
        this.output += chunk.toString()
        if (this.output.includes('Zhiyuan is ready')) ready()
      }
      server.stdout.on('data', read)
      server.stderr.on('data', read)
      server.once('exit', (code) => failed(new Error(`The server ended with ${code}:\n${this.output}`)))
    })
    return (performance.now() - began) / 1000
  }

  /** Ends the server at once, as a power cut would. The database process it leaves behind is dealt with by the next start. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<number | null> {
    const server = this.#server
    if (!server || server.exitCode !== null || server.signalCode !== null) return null
    const ended = new Promise<number | null>((done) => server.once('exit', (code) => done(code)))
    server.kill(signal)
    return ended
  }

  async signIn(userName: string, password: string): Promise<Caller> {
    const reply = await fetch(`${this.url}/api/identity.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userName, password }),
    })
    const body = (await reply.json()) as { accessToken: string }
    if (reply.status !== 200) throw new Error(`sign-in answered ${reply.status}: ${JSON.stringify(body)}`)
    return (operation, input, key) => this.call(operation, input, { authorization: `Bearer ${body.accessToken}`, ...(key ? { 'idempotency-key': key } : {}) })
  }

  async call(operation: string, input: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const reply = await fetch(`${this.url}/api/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(15_000),
    })
    return { status: reply.status, body: await reply.json(), headers: reply.headers }
  }

  async remove(): Promise<void> {
    await this.kill('SIGTERM')
    await rm(this.dataDir, { recursive: true, force: true })
  }
}

export interface Reply {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
  body: any
  headers: Headers
}
export type Caller = (operation: string, input: unknown, idempotencyKey?: string) => Promise<Reply>
