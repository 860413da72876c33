import { secret } from '../../b/server/secret.ts'
export const act = secret
