import { load } from '../server/load.ts'
export const Page = load
