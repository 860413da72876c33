// Vehicle plates, GA 36.

const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const SERIAL = 'A-HJ-NP-Z0-9'
const ORDINARY = new RegExp(`^[${PROVINCE}][A-HJ-Z][${SERIAL}]{4}[${SERIAL}挂学警港澳使领]$`)
// Small vehicles carry the letter first, large ones last: A to E pure electric, F to K other new energy.
const NEW_ENERGY = new RegExp(`^[${PROVINCE}][A-HJ-Z](?:[A-HJK][${SERIAL}]\\d{4}|\\d{5}[A-HJK])$`)
const CONSULATE = new RegExp(`^(?:[${PROVINCE}]\\d{5}领|[${PROVINCE}][A-HJ-Z]\\d{4}领|使\\d{6}|\\d{6}使)$`)

export type PlateKind = 'ordinary' | 'pureElectric' | 'newEnergy' | 'diplomatic'

/** Upper case without blanks, hyphens and the dot behind the office letter. */
export function normalisePlate(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·•.-]/g, '')
    .toUpperCase()
}

/**
 * The kind of a civil plate, `null` when it is none. Emergency, armed police, military and temporary plates are not recognised: forms
 * accept them as free text.
 */
export function plateKind(text: string): PlateKind | null {
  const plate = normalisePlate(text)
  if (NEW_ENERGY.test(plate)) return /^..(?:[A-E]|\d{5}[A-E])/.test(plate) ? 'pureElectric' : 'newEnergy'
  if (CONSULATE.test(plate)) return 'diplomatic'
  return ORDINARY.test(plate) ? 'ordinary' : null
}
