import { x } from './utils.ts'
export const one = x
