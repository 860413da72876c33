// One long task of the workbench in a process of its own, as the server's job thread runs it. Prints one line of JSON.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { jobContext, jobNamed, openModules, type Place } from './own-installation.ts'
import { databaseMs } from './processor-time.ts'

export interface TaskResult {
  seconds: number
  growthMiB: number
  cpuMs: number
  databaseMs: number
}

const [job = '', placeJson = '', parkId, taskId] = process.argv.slice(2)
const place = JSON.parse(placeJson) as Place
const { installation, modules, close } = await openModules(place)
// Growth is told from a process that has nothing to clear away.
setFlagsFromString('--expose-gc')
runInNewContext('gc')()
const before = process.memoryUsage.rss()
let peak = before
const timer = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 10)
const database = databaseMs(place.dataDir)
const cpu = process.cpuUsage()
const began = performance.now()
await jobNamed(modules, job).run({ taskId, parkId }, jobContext(installation))
const seconds = (performance.now() - began) / 1000
const used = process.cpuUsage(cpu)
clearInterval(timer)
peak = Math.max(peak, process.memoryUsage.rss(), process.resourceUsage().maxRSS * 1024)
const result: TaskResult = {
  seconds,
  growthMiB: (peak - before) / 2 ** 20,
  cpuMs: (used.user + used.system) / 1000,
  databaseMs: databaseMs(place.dataDir) - database,
}
console.log(JSON.stringify(result))
await close()
process.exit(0)
