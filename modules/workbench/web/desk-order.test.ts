import { expect, test } from 'vitest'
import type { Gap } from './calls.ts'
import { deskOrder, gapsFor } from './desk-order.ts'

const gap = (id: string, module: string, isRollUp = false) => ({ id, module, isRollUp }) as Gap

test("a post's own matters come first, each part still worst first, roll-ups never", () => {
  const gaps = [gap('4.1', 'conformity', true), gap('6.1.4.2', 'facilities'), gap('6.3.1.5', 'lodging'), gap('6.1.4.1', 'facilities')]
  expect(gapsFor(['dormitoryManager'], gaps).map(({ id }) => id)).toEqual(['6.3.1.5', '6.1.4.2', '6.1.4.1'])
  expect(gapsFor(['parkDirector'], gaps).map(({ id }) => id)).toEqual(['6.1.4.2', '6.3.1.5', '6.1.4.1'])
})

test('those who keep equipment begin with it, leaders with the gaps, others with their to-dos', () => {
  expect(deskOrder(['safetyOfficer']).main[0]).toBe('equipment')
  expect(deskOrder(['parkDirector']).main[0]).toBe('gaps')
  expect(deskOrder(['serviceDesk']).main[0]).toBe('todo')
})
