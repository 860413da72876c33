// Builds what `npm start` runs: the server bundle (esbuild, well under a second) and, when its sources changed, the web application.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

export const ROOT = resolve(import.meta.dirname, '..')

/** Our own code goes into the bundle, installed packages stay outside. */
const packagesOutside = {
  name: 'packages-outside',
  setup(builder) {
    builder.onResolve({ filter: /^[^#./]/ }, ({ path, kind }) => (kind === 'entry-point' ? undefined : { path, external: true }))
  },
}

export async function buildServer(entries = { main: 'apps/server/src/main.ts', 'jobs-thread': 'apps/server/src/jobs-thread.ts' }, outdir = join(ROOT, 'dist')) {
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(ROOT, path)])),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    plugins: [packagesOutside],
    logLevel: 'warning',
    absWorkingDir: ROOT,
  })
}

function fingerprint(folders) {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (!existsSync(path)) return
    const stat = statSync(path)
    if (stat.isFile()) hash.update(path.slice(ROOT.length)).update(readFileSync(path))
    else for (const name of readdirSync(path).sort()) if (!['dist', 'node_modules', 'server', 'migrations'].includes(name)) visit(join(path, name))
  }
  for (const folder of folders) visit(join(ROOT, folder))
  return hash.digest('hex')
}

/** Builds the web application unless the built one belongs to these sources. */
export async function buildWeb(report = () => {}) {
  const stamp = join(ROOT, 'apps/web/dist/.sources')
  const sources = fingerprint(['apps/web', 'packages', 'modules', 'package-lock.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  report()
  const { build: viteBuild } = await import('vite')
  await viteBuild({ configFile: join(ROOT, 'apps/web/vite.config.ts'), logLevel: 'warn' })
  mkdirSync(join(ROOT, 'apps/web/dist'), { recursive: true })
  writeFileSync(stamp, sources)
}
