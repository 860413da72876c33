import { describe, expect, test } from 'vitest'
import { isBankCard } from './bank-card.ts'
import { isIotNumber, mobileNumber } from './mobile.ts'
import { normalisePlate, plateKind } from './plate.ts'

describe('mobileNumber', () => {
  test.each([
    ['13812345678', '13812345678'],
    ['013812345678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['008619912345678', '19912345678'],
    ['12812345678', null],
    ['1381234567', null],
    ['138123456789', null],
    ['8612812345678', null],
    ['', null],
  ])('%s → %s', (text, expected) => {
    expect(mobileNumber(text)).toBe(expected)
  })

  test.each([
    ['1064812345678', true],
    ['1440123456789', true],
    ['13812345678', false],
    ['106481234567', false],
  ])('IoT card %s: %s', (text, expected) => {
    expect(isIotNumber(text)).toBe(expected)
  })
})

describe('isBankCard', () => {
  test.each([
    ['4111111111111111', true],
    ['79927398713', true],
    ['6222020000000000018', true],
    ['622848000000000007', true],
    ['6222 0200 0000 0000 018', true],
    ['4111111111111112', false],
    ['6217000010001234567', false],
    ['0000', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isBankCard(text)).toBe(expected)
  })
})

describe('plateKind', () => {
  test.each([
    ['浙E12345', 'ordinary'],
    ['浙E·1234警', 'ordinary'],
    ['浙e 12345', 'ordinary'],
    ['粤Z1234港', 'ordinary'],
    ['浙ED12345', 'pureElectric'],
    ['浙E12345D', 'pureElectric'],
    ['粤BA03205', 'pureElectric'],
    ['浙EF12345', 'newEnergy'],
    ['浙EFA2345', 'newEnergy'],
    ['浙E12345F', 'newEnergy'],
    ['闽20401领', 'diplomatic'],
    ['使014578', 'diplomatic'],
    ['浙EI2345', null],
    ['浙E1234', null],
    ['浙EO1234', null],
    ['浙I12345', null],
    ['浙E123456', null],
    ['浙EI12345', null],
    ['E12345', null],
    ['', null],
  ])('%s: %s', (text, expected) => {
    expect(plateKind(text)).toBe(expected)
  })

  test('is stored without blanks and dots', () => {
    expect(normalisePlate(' 浙e·１２345 ')).toBe('浙E12345')
  })
})
