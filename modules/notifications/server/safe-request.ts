import { lookup } from 'node:dns/promises'
import { request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { BlockList, isIP } from 'node:net'

const TIMEOUT_MS = 5_000
const ANSWER_BYTES = 65_536
const PORTS = new Set(['', '443', '8443'])

const inner = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inner.addSubnet(network, bits, 'ipv4')
// Of IPv6 only global unicast is public, less what tunnels or documents.
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  inner.addSubnet(network, bits, 'ipv6')

export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !inner.check(address, 'ipv4')
  if (isIP(address) === 6) return global6.check(address, 'ipv6') && !inner.check(address, 'ipv6')
  return false
}

/** `host:port` pairs that the installation allows although they are inside, e.g. an own gateway: `WEBHOOK_ALLOW=10.0.0.5:8080`. */
function isAllowedInside(url: URL): boolean {
  const allowed = (process.env.WEBHOOK_ALLOW ?? '').split(',').map((one) => one.trim())
  return allowed.includes(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`)
}

export class ForbiddenAddress extends Error {}

/** The one address to connect to: every address of the name must be public, and there is no second look-up. */
export async function checkedAddress(text: string): Promise<{ url: URL; address: string; family: number }> {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new ForbiddenAddress('Not an address')
  }
  const isInside = isAllowedInside(url)
  if (url.username || url.password) throw new ForbiddenAddress('Credentials in the address')
  if (!isInside && (url.protocol !== 'https:' || !PORTS.has(url.port))) throw new ForbiddenAddress('Only https on port 443 or 8443')
  if (isInside && url.protocol !== 'https:' && url.protocol !== 'http:') throw new ForbiddenAddress('Only http and https')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true }).catch(() => [])
  const [first] = found
  if (!first) throw new Error('The name of the host is not known')
  if (!isInside && !found.every(({ address }) => isPublicAddress(address))) throw new ForbiddenAddress('The address points into an internal network')
  return { url, address: first.address, family: first.family }
}

/** Posts JSON without following redirects; answers over 64 KB or 5 s are cut. */
export async function postJson(text: string, body: unknown): Promise<{ status: number; answer: string }> {
  const { url, address, family } = await checkedAddress(text)
  const payload = JSON.stringify(body)
  return new Promise((done, fail) => {
    const send = url.protocol === 'https:' ? requestTls : requestPlain
    const request = send(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(payload), 'user-agent': 'zhiyuan' },
        agent: false,
        // The name was resolved and checked above: connect to that address whatever it resolves to now.
        lookup: (_host, options, callback) =>
          options.all ? (callback as (error: null, list: unknown) => void)(null, [{ address, family }]) : callback(null, address, family),
      },
      (response) => {
        let answer = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          answer += chunk
          if (answer.length > ANSWER_BYTES) request.destroy(new Error('The answer is too long'))
        })
        response.on('end', () => done({ status: response.statusCode ?? 0, answer }))
        response.on('error', fail)
      },
    )
    const late = setTimeout(() => request.destroy(new Error('No answer within 5 s')), TIMEOUT_MS)
    request.on('error', fail)
    request.on('close', () => clearTimeout(late))
    request.end(payload)
  })
}
