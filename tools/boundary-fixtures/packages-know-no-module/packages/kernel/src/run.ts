import { operation } from '../../../modules/a/contract.ts'
export const run = operation
