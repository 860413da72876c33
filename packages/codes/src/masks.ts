// How personal data is shown to people who have not asked to see it. A value too short to be masked is hidden whole.

/** `330502********1234`: region and last four characters stay. */
export function maskResidentId(id: string): string {
  const characters = [...id.trim()]
  if (characters.length < 12) return '*'.repeat(characters.length)
  return `${characters.slice(0, 6).join('')}${'*'.repeat(characters.length - 10)}${characters.slice(-4).join('')}`
}

/** `138****5678`; other telephone numbers keep their last two digits. */
export function maskMobile(mobile: string): string {
  const text = mobile.trim()
  if (/^\d{11}$/.test(text)) return `${text.slice(0, 3)}****${text.slice(-4)}`
  return text.length > 4 ? `${'*'.repeat(text.length - 2)}${text.slice(-2)}` : '*'.repeat(text.length)
}

/** `王**`: always two stars, so that the length of the name stays unknown. */
export function maskName(name: string): string {
  const [first] = [...name.trim()]
  return first ? `${first}**` : ''
}
