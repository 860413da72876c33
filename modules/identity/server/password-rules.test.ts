import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordRefusal } from './password-rules.ts'

const context = { profile: 'asvs' as const, isAdministrator: false, words: ['wangxiaoming', '王小明', '织里童装园', 'zhilitongzhuangyuan', '13812345678'] }
const codeOf = (password: string, changed: Partial<Parameters<typeof passwordRefusal>[1]> = {}) =>
  passwordRefusal(password, { ...context, ...changed })?.code ?? null

test.each([
  ['short-pass1', 'identity.password_too_short'],
  ['x'.repeat(129), 'identity.password_too_long'],
  ['aaaaaaaaaaaaaaaa', 'identity.password_common'],
  ['abababababababab', 'identity.password_common'],
  ['123456789012345', 'identity.password_common'],
  ['qwertyuiop1234', 'identity.password_common'],
  ['1qaz2wsx3edc4rfv', 'identity.password_common'],
  ['Password2026!', 'identity.password_common'],
  ['P@ssw0rd123456', 'identity.password_common'],
  ['Admin@123456789', 'identity.password_common'],
  ['woaini1314520', 'identity.password_common'],
  ['manchesterunited', 'identity.password_common'],
  ['wangxiaoming2026', 'identity.password_context'],
  ['WangXiaoMing-88', 'identity.password_context'],
  ['zhilitongzhuangyuan1', 'identity.password_context'],
  ['13812345678王小明', 'identity.password_context'],
  ['correct horse battery', null],
  ['雨后的织机声很轻像在说话呢', null],
  ['k7#vQ2m!xT9z', null],
  ['all small letters here', null],
])('%s: %s', (password, code) => {
  expect(codeOf(password)).toBe(code)
})

test('administrators need fifteen characters', () => {
  expect(codeOf('k7#vQ2m!xT9z', { isAdministrator: true })).toBe('identity.password_too_short')
  expect(codeOf('k7#vQ2m!xT9z-LpW', { isAdministrator: true })).toBe(null)
})

test('the graded-protection profile asks for three kinds of characters, the default for none', () => {
  expect(codeOf('all small letters here', { profile: 'dengbao' })).toBe('identity.password_classes')
  expect(codeOf('All small letters here', { profile: 'dengbao' })).toBe(null)
})

test('random passwords of enough length are taken, whatever characters they have', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 18, maxLength: 40 }), (bytes) => {
      const password = Buffer.from(bytes).toString('base64url')
      fc.pre(new Set(password).size >= 14)
      expect(codeOf(password)).toBe(null)
    }),
  )
})
