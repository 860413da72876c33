// Unified social credit code 统一社会信用代码, GB 32100-2015. Characters 9 to 17 are an organisation code of GB 11714-1997.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

export type CreditCodeProblem = 'length' | 'characters' | 'check' | 'organisationCheck'
export type CreditCodeCheck = { valid: true; code: string } | { valid: false; problem: CreditCodeProblem; expected?: string }

/** The check character of a GB 11714 organisation code, from its first 8 characters (0-9, A-Z). */
export function organisationCheckCharacter(first8: string): string {
  let sum = 0
  ORGANISATION_WEIGHTS.forEach((weight, i) => {
    sum += Number.parseInt(first8.charAt(i), 36) * weight
  })
  const check = 11 - (sum % 11)
  if (check === 10) return 'X'
  return check === 11 ? '0' : String(check)
}

/** The 18th character of a credit code, from its first 17. */
export function creditCodeCheckCharacter(first17: string): string {
  let sum = 0
  WEIGHTS.forEach((weight, i) => {
    sum += ALPHABET.indexOf(first17.charAt(i)) * weight
  })
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/**
 * Checks a credit code; blanks around it and lower case are accepted. A few codes issued in the pilot years carry a wrong check
 * character and are nevertheless real: callers let a person override `check` and `organisationCheck` with a reason.
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  const code = text.trim().toUpperCase()
  if (code.length !== 18) return { valid: false, problem: 'length' }
  if ([...code].some((c) => !ALPHABET.includes(c)) || !/^.{2}\d{6}/.test(code)) return { valid: false, problem: 'characters' }
  const expected = creditCodeCheckCharacter(code.slice(0, 17))
  if (code.charAt(17) !== expected) return { valid: false, problem: 'check', expected }
  const organisation = organisationCheckCharacter(code.slice(8, 16))
  if (code.charAt(16) !== organisation) return { valid: false, problem: 'organisationCheck', expected: organisation }
  return { valid: true, code }
}
