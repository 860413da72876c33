import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildServer, buildWeb, ROOT } from './build.mjs'

await buildServer()
await buildWeb(() => process.stdout.write('构建网页 / building the web pages …\n'))

// The server is a process of its own, so that the build tools' memory is given back.
const server = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/main.mjs'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: ROOT })
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
