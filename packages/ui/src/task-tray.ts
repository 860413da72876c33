import { useSyncExternalStore } from 'react'

export interface FollowedJob {
  jobId: string
  title: string
  parkId: string | undefined
}

const KEY = 'zhiyuan.jobs'
const MOST = 10
const listeners = new Set<() => void>()
let jobs: readonly FollowedJob[] = stored()

function stored(): readonly FollowedJob[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as FollowedJob[]
  } catch {
    return []
  }
}

function change(next: readonly FollowedJob[]): void {
  jobs = next
  try {
    sessionStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Private mode: the tray forgets on reload.
  }
  for (const listener of listeners) listener()
}

/** Puts a long job into the task tray, which asks for its progress until it ends. */
export function followJob(job: FollowedJob): void {
  change([job, ...jobs.filter((one) => one.jobId !== job.jobId)].slice(0, MOST))
}

export function forgetJob(jobId: string): void {
  change(jobs.filter((job) => job.jobId !== jobId))
}

export function useJobs(): readonly FollowedJob[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => jobs,
  )
}
