import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Ledger } from '#kernel/ledger.ts'
import { opening, separationLine, unit, wall } from '../contract.ts'
import type { Answer } from './calls.ts'

export type LevelPlan = Answer<'levelPlan'>
type Feature = LevelPlan['units'][number]

export interface LevelPart {
  ledger: Ledger
  feature: Feature
}

/** Everything on a level with the ledger it belongs to. */
export function partsOf({ units, openings, walls, separationLines }: LevelPlan): LevelPart[] {
  const kinds: [Ledger, readonly Feature[]][] = [
    [unit, units],
    [opening, openings],
    [wall, walls],
    [separationLine, separationLines],
  ]
  return kinds.flatMap(([ledger, features]) => features.map((feature) => ({ ledger, feature })))
}

const LOOK_AGAIN_MS = 1_000
const LOOKS = 8

/**
 * After a record was changed its findings are judged in the background. The server tells when that is done; looking again for some
 * seconds covers a lost line.
 */
export function useJudgingAgain(): { isJudging: boolean; begin: () => void } {
  const client = useQueryClient()
  const [isJudging, setJudging] = useState(false)
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)
  const begin = useCallback(() => {
    clearInterval(timer.current)
    let looks = 0
    setJudging(true)
    timer.current = setInterval(() => {
      looks += 1
      void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('conformity.') })
      if (looks < LOOKS) return
      clearInterval(timer.current)
      setJudging(false)
    }, LOOK_AGAIN_MS)
  }, [client])
  useEffect(() => () => clearInterval(timer.current), [])
  return { isJudging, begin }
}
