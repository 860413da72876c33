import type { Handler } from '#kernel/server/module.ts'
import { findingKey, hashFindings } from '#standard/evaluate.ts'
import type { proveFindings } from '../contract-snapshots.ts'
import { type Engine, standardOf, todayAt } from './engine.ts'
import { currentOverrides, judge, loadFacts } from './evaluate-park.ts'
import { storedHash } from './take-snapshot.ts'

/** Judges everything anew without saving and compares the hash with that of the stored findings. */
export function proveFindingsHandler(engine: Engine): Handler<typeof proveFindings> {
  return async ({ parkId, standard }, { db, now }) => {
    const loaded = standardOf(engine, standard)
    const stored = await storedHash(db, parkId, loaded.id)
    const facts = await loadFacts(db, engine, parkId, todayAt(now), 'all')
    const rows = judge(engine, loaded, await currentOverrides(db, parkId, loaded.id), facts)
    const recomputed = hashFindings(rows.map((row) => ({ key: findingKey(row), hash: row.hash })))
    return { stored: stored.hash, recomputed, equal: stored.hash === recomputed, findings: stored.count }
  }
}
