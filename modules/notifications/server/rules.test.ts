import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { DEFAULT_LADDER } from '../contract.ts'
import { robotCall, robotRefusal } from './robots.ts'
import { dayOf, reminderTitle, stepDue } from './rules.ts'
import { checkedAddress, isPublicAddress } from './safe-request.ts'

const climb = (today: string, sent: number[] = []) => stepDue('2026-12-23', today, DEFAULT_LADDER, sent)

test('each step of the ladder is climbed once, on its day', () => {
  expect(climb('2026-11-22')).toBeNull()
  expect(climb('2026-11-23')).toEqual({ step: 30, passed: [30] })
  expect(climb('2026-11-24', [30])).toBeNull()
  expect(climb('2026-12-16', [30])?.step).toBe(7)
  expect(climb('2026-12-22', [30, 7])?.step).toBe(1)
  expect(climb('2026-12-23', [30, 7, 1])?.step).toBe(0)
  expect(climb('2026-12-24', [30, 7, 1, 0])?.step).toBe(-1)
  expect(climb('2026-12-30', [30, 7, 1, 0, -1])?.step).toBe(-7)
  expect(climb('2027-06-01', [30, 7, 1, 0, -1, -7])).toBeNull()
})

test('missed days lead to one reminder, not to a burst', () => {
  const due = climb('2026-12-20')
  expect(due).toEqual({ step: 7, passed: [30, 7] })
  expect(climb('2026-12-21', due?.passed)).toBeNull()
  expect(climb('2027-02-01')?.step).toBe(-7)
  expect(stepDue('2026-12-23', '2026-12-23', [], [])).toBeNull()
})

test('days are those of Shanghai and the text says how late it is', () => {
  expect(dayOf(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  const title = { zh: '特种设备检验', en: 'Inspection' }
  expect(reminderTitle(title, '2026-12-23', '2026-12-22')).toEqual({ zh: '还有 1 天到期：特种设备检验', en: 'Due in 1 day: Inspection' })
  expect(reminderTitle(title, '2026-12-23', '2026-12-23').zh).toBe('今天到期：特种设备检验')
  expect(reminderTitle(title, '2026-12-23', '2026-12-30').zh).toBe('已逾期 7 天：特种设备检验')
})

test('robots get the signature their makers describe, and a refusal inside a 200 is one', () => {
  const now = new Date(1_700_000_000_000)
  const ding = new URL(robotCall('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=t', 'SEC', '你好', now).url)
  expect(ding.searchParams.get('sign')).toBe(createHmac('sha256', 'SEC').update('1700000000000\nSEC').digest('base64'))
  expect(ding.searchParams.get('access_token')).toBe('t')
  const feishu = robotCall('feishu', 'https://open.feishu.cn/x', 'SEC', '你好', now).body
  expect(feishu).toMatchObject({ timestamp: '1700000000', sign: createHmac('sha256', '1700000000\nSEC').update('').digest('base64'), msg_type: 'text' })
  expect(robotCall('wecom', 'https://qyapi.weixin.qq.com/x', null, '你好', now).body).toEqual({ msgtype: 'text', text: { content: '你好' } })
  expect(robotRefusal(200, '{"errcode":0}')).toBeNull()
  expect(robotRefusal(200, '{"errcode":310000,"errmsg":"sign not match"}')).toBe('310000 sign not match')
  expect(robotRefusal(200, '{"code":19021,"msg":"sign match fail"}')).toContain('19021')
  expect(robotRefusal(302, '')).toBe('HTTP 302')
  expect(robotRefusal(200, '<html>')).not.toBeNull()
})

test('no spelling of an internal address gets through', async () => {
  const hosts = [
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '127.1',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a00:1]',
    '[fe80::1]',
    '[fd00::1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:db8::1]',
    'localhost',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
  ]
  for (const host of hosts) await expect(checkedAddress(`https://${host}/`), host).rejects.toThrow()
  for (const url of ['http://1.1.1.1/', 'https://1.1.1.1:22/', 'https://user:pass@1.1.1.1/', 'ftp://1.1.1.1/', 'file:///etc/passwd', 'x'])
    await expect(checkedAddress(url), url).rejects.toThrow()
  expect((await checkedAddress('https://1.1.1.1:8443/x')).address).toBe('1.1.1.1')
  expect(isPublicAddress('2606:4700::1111')).toBe(true)
  expect(isPublicAddress('172.32.0.1')).toBe(true)
})
