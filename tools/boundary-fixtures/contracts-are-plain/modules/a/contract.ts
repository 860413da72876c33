import { act } from './server/act.ts'
export const operation = act
