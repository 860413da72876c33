// Resident identity number 公民身份号码, GB 11643-1999. Residence permits of Hong Kong, Macao and Taiwan (81, 82, 83) and the
// permanent residence card for foreigners (9) follow the same check.

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK = '10X98765432'

export type ResidentIdCheck =
  | { valid: true; id: string; region: string; birth: string; sex: 'female' | 'male' }
  | { valid: false; problem: 'length' | 'characters' | 'birth' | 'check'; expected?: string }

export function residentIdCheckCharacter(first17: string): string {
  let sum = 0
  WEIGHTS.forEach((weight, i) => {
    sum += Number(first17.charAt(i)) * weight
  })
  return CHECK.charAt(sum % 11)
}

function birthOf(digits: string): string | null {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)]
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const iso = `${year}-${month}-${day}`
  return Number(year) >= 1800 && date.toISOString().slice(0, 10) === iso ? iso : null
}

/**
 * Checks an 18-digit number, or a 15-digit one of the first generation, which is answered as its 18-digit form.
 * Region codes are not looked up: many in use are historic.
 */
export function checkResidentId(text: string): ResidentIdCheck {
  const typed = text.trim().toUpperCase()
  if (typed.length !== 18 && typed.length !== 15) return { valid: false, problem: 'length' }
  if (!/^(\d{17}[\dX]|\d{15})$/.test(typed)) return { valid: false, problem: 'characters' }
  const first17 = typed.length === 15 ? `${typed.slice(0, 6)}19${typed.slice(6)}` : typed.slice(0, 17)
  const birth = birthOf(first17.slice(6, 14))
  if (!birth) return { valid: false, problem: 'birth' }
  const expected = residentIdCheckCharacter(first17)
  if (typed.length === 18 && typed.charAt(17) !== expected) return { valid: false, problem: 'check', expected }
  return { valid: true, id: first17 + expected, region: first17.slice(0, 6), birth, sex: Number(first17.charAt(16)) % 2 === 1 ? 'male' : 'female' }
}
