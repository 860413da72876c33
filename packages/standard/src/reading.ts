import type { FactDatabase } from './check.ts'

const readings = new WeakMap<FactDatabase, Map<string, Promise<unknown>>>()

/** A handle on the same transaction for one reading of facts, during which nothing is written: loaders share rows through it. */
export function openReading(db: FactDatabase): FactDatabase {
  const reader = db.withoutPlugins()
  readings.set(reader, new Map())
  return reader
}

/** Reads what several loaders need once per reading; with any other handle it reads each time. The rows are shared: nobody may change them. */
export function readOnce<R>(db: FactDatabase, key: string, read: () => Promise<R>): Promise<R> {
  const known = readings.get(db)
  if (!known) return read()
  const shared = (known.get(key) as Promise<R> | undefined) ?? read()
  known.set(key, shared)
  return shared
}
