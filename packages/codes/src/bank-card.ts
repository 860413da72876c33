/**
 * Whether the digits of a bank card satisfy the Luhn check. Only for cards of persons: accounts of companies do not follow it and
 * have 8 to 30 digits.
 */
export function isBankCard(text: string): boolean {
  const digits = text.replace(/\s/g, '')
  if (!/^\d{11,19}$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i)) * (i % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}
