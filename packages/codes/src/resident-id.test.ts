import { describe, expect, test } from 'vitest'
import { checkResidentId, residentIdCheckCharacter } from './resident-id.ts'

describe('checkResidentId', () => {
  test.each([
    ['11010519491231002X', '1949-12-31', 'female'], // the two examples of GB 11643
    ['440524188001010014', '1880-01-01', 'male'],
    ['33010219200403064X', '1920-04-03', 'female'],
    ['330502199003072518', '1990-03-07', 'male'],
    ['330500198512040023', '1985-12-04', 'female'],
    ['330503200002290013', '2000-02-29', 'male'],
    ['11010519491231002x', '1949-12-31', 'female'],
  ])('accepts %s', (id, birth, sex) => {
    expect(checkResidentId(id)).toEqual({ valid: true, id: id.toUpperCase(), region: id.slice(0, 6), birth, sex })
  })

  test.each(['810000', '820000', '830000', '910000'])('permits of region %s follow the same check', (region) => {
    const first17 = `${region}19900307251`
    expect(checkResidentId(first17 + residentIdCheckCharacter(first17))).toMatchObject({ valid: true, region })
  })

  test('a 15-digit number is answered with 18 digits', () => {
    expect(checkResidentId('150102880730303')).toMatchObject({ valid: true, id: '150102198807303035', birth: '1988-07-30', sex: 'male' })
  })

  test.each([
    ['330501199001010014', 'check', '8'],
    ['201511221897205960', 'birth', undefined],
    ['330503200102290013', 'birth', undefined],
    ['33050319900307251', 'length', undefined],
    ['', 'length', undefined],
    ['33050219900307251A', 'characters', undefined],
    ['X30502199003072518', 'characters', undefined],
    ['３３０５０２１９９００３０７２５１８', 'characters', undefined],
  ])('refuses %s: %s', (id, problem, expected) => {
    expect(checkResidentId(id)).toEqual({ valid: false, problem, ...(expected ? { expected } : {}) })
  })
})
