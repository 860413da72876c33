import { creditCodeCheckCharacter, organisationCheckCharacter } from '#codes/credit-code.ts'
import { residentIdCheckCharacter } from '#codes/resident-id.ts'
import type { Random } from './random.ts'

const FAMILY_NAMES = [...'沈钱费章潘闵姚邱凌茅钮吴徐嵇丁莫俞施韦蔡谈严臧温']
const GIVEN_FIRST = [...'云锦绣绮纹素缕棉织彩罗纱锻缀']
const GIVEN_SECOND = [...'舟禾桥渡溪苇汀菱藕荻港溇']

/** A fictional name: weaving and waterside characters of Zhili in combinations people rarely bear. */
export function personName(random: Random): string {
  return random.oneOf(FAMILY_NAMES) + random.oneOf(GIVEN_FIRST) + random.oneOf(GIVEN_SECOND)
}

/** Passes the check digit, yet belongs to nobody: no region has the code 990000. */
export function fictionalResidentId(birth: string, serial: number): string {
  const first17 = `990000${birth.replaceAll('-', '')}${String(serial % 1_000).padStart(3, '0')}`
  return first17 + residentIdCheckCharacter(first17)
}

/** Passes both check characters; the registration body 99 does not exist. */
export function fictionalCreditCode(serial: number): string {
  const organisation = `MAX9${String(serial).padStart(4, '0')}`
  const first17 = `91990000${organisation}${organisationCheckCharacter(organisation)}`
  return first17 + creditCodeCheckCharacter(first17)
}

/** Local numbers never begin with 0. */
export function fictionalPhone(serial: number): string {
  return `0572-000${String(serial).padStart(4, '0')}`
}
