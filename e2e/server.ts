import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    baseUrl: string
  }
}

const ROOT = resolve(import.meta.dirname, '..')

/** Starts the built product as a user does: own data folder, embedded database, demo park. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiyuan-e2e-'))
  await chmod(dataDir, 0o755)
  const port = 20_000 + (process.pid % 20_000)
  const server = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/main.mjs')], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Zhiyuan is ready')) ready()
    })
    server.on('exit', () => failed(new Error(`The server ended:\n${output}`)))
    setTimeout(() => failed(new Error(`The server was not ready in time:\n${output}`)), 120_000).unref()
  })
  project.provide('baseUrl', `http://localhost:${port}`)
  return async () => {
    const ended = new Promise<void>((done) => server.once('exit', () => done()))
    server.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
}
