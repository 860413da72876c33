import { pool } from '../../../../packages/kernel/src/server/database.ts'
export const decide = pool
