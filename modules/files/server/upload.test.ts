import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { connect as openSocket } from 'node:net'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ledgerOperations } from '#kernel/ledger.ts'
import { ledgerRoutes } from '#kernel/server/ledger-routes.ts'
import { startTestServer, type TestUser } from '#kernel/testing.ts'
import { building } from '#modules/parks/contract.ts'
import { addUpload, file, linkFile, recordFiles, removeFile, unlinkFile } from '../contract.ts'
import { filesModule } from './module.ts'

process.env.UPLOADS_PER_HOUR = '10000'
const operations = ledgerOperations(building)
const server = await startTestServer([filesModule, { name: 'parks', ledgers: [building], routes: ledgerRoutes(building, operations) }])
afterAll(() => server[Symbol.asyncDispose]())

let photo: Buffer
beforeAll(async () => {
  const picture = sharp({ create: { width: 800, height: 600, channels: 3, background: '#3a7' } })
  photo = await picture
    .jpeg()
    .withExif({ IFD0: { Copyright: 'secret-owner' }, IFD3: { GPSLatitude: '30/1 50/1 17/1', GPSLatitudeRef: 'N' } })
    .toBuffer()
})

function form(name: string, content: Buffer | string, fields: Record<string, string> = {}) {
  const boundary = `----${randomUUID()}`
  const parts = Object.entries(fields).map(([key, value]) => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`))
  const head = Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`)
  return {
    payload: Buffer.concat([...parts, head, Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

async function upload(user: TestUser | null, name: string, content: Buffer | string, fields: Record<string, string> = {}, query = '') {
  const { payload, headers } = form(name, content, fields)
  const reply = await server.app.inject({
    method: 'POST',
    url: `/api/files/upload${query}`,
    headers: { ...headers, ...(user ? { 'x-test-user': user.userId } : {}) },
    payload,
  })
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers }
}

function get(user: TestUser | null, url: string, headers: Record<string, string> = {}) {
  return server.app.inject({ method: 'GET', url, headers: { ...(user ? { 'x-test-user': user.userId } : {}), ...headers } })
}

async function contents(): Promise<string[]> {
  const folder = join(server.dataDir, 'files')
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function office(extra: Record<string, Uint8Array> = {}, main = 'word/document.xml'): Buffer {
  const text = (value: string) => new TextEncoder().encode(value)
  return Buffer.from(zipSync({ '[Content_Types].xml': text('<?xml version="1.0"?><Types/>'), [main]: text('<?xml version="1.0"?><w/>'), ...extra }))
}

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

test('a photo loses its EXIF, gets a thumbnail, and is downloaded under its Chinese name', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  const { status, body } = await upload(director, '消防通道 照片(1).jpg', photo, { parkId: park.parkId, purpose: 'photo' })
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: '消防通道 照片(1).jpg', mediaType: 'image/jpeg', width: 800, height: 600, purpose: 'photo', parkId: park.parkId })
  const reply = await get(director, body.url)
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-disposition']).toContain("filename*=UTF-8''%E6%B6%88%E9%98%B2%E9%80%9A%E9%81%93%20%E7%85%A7%E7%89%87%281%29.jpg")
  expect(reply.headers['content-disposition']).toMatch(/^attachment/)
  expect(reply.headers['x-content-type-options']).toBe('nosniff')
  expect(reply.headers['content-security-policy']).toContain('sandbox')
  const served = await sharp(reply.rawPayload).metadata()
  expect(served.exif).toBeUndefined()
  expect(reply.rawPayload.includes('secret-owner')).toBe(false)
  const thumbnail = await get(director, body.thumbnailUrl)
  expect(await sharp(thumbnail.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 320, height: 240 })
  expect((await get(director, `${body.url}&inline=1`)).headers['content-disposition']).toMatch(/^inline/)
  expect((await get(director, body.url, { 'if-none-match': String(reply.headers.etag) })).statusCode).toBe(304)
})

test('every allowed kind is taken, and what only calls itself so is refused without leaving anything behind', async () => {
  const park = await server.newPark()
  const user = park.userWho('safetyOfficer')
  const sound: [string, Buffer | string][] = [
    ['a.png', await sharp(photo).png().toBuffer()],
    ['a.webp', await sharp(photo).webp().toBuffer()],
    ['a.pdf', PDF],
    ['a.docx', office()],
    ['a.xlsx', office({}, 'xl/workbook.xml')],
    ['名单.csv', '编号,名称\r\nA1,一号\r\n'],
  ]
  for (const [name, content] of sound) expect((await upload(user, name, content)).status, name).toBe(200)
  const before = (await contents()).length
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const bomb = office({ 'word/media/a.bin': new Uint8Array(30 * 1024 * 1024) })
  const many = office(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`word/p${i}.xml`, new Uint8Array(1)])))
  const lying = Buffer.from(bomb)
  // The directory claims one byte for 30 MB.
  const central = lying.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  lying.writeUInt32LE(1, central + 24)
  const hostile: [string, Buffer | string, string][] = [
    ['x.png', '<html><script>alert(1)</script></html>', 'files.content_mismatch'],
    ['x.svg', svg, 'files.kind_not_allowed'],
    ['x.html', '<html></html>', 'files.kind_not_allowed'],
    ['x.jpg.exe', photo, 'files.kind_not_allowed'],
    ['x', photo, 'files.kind_not_allowed'],
    ['x.png', photo, 'files.content_mismatch'],
    ['x.csv', svg, 'files.content_mismatch'],
    ['x.csv', 'a\0b', 'files.content_mismatch'],
    ['x.jpg', photo.subarray(0, 400), 'files.damaged'],
    ['x.jpg', '', 'files.damaged'],
    ['x.pdf', `${PDF}PK\x03\x04hidden`, 'files.content_mismatch'],
    ['x.pdf', PDF.replace('/Type', '/OpenAction<</S/J#61vaScript/JS(app.alert)>>/Type'), 'files.active_content'],
    ['x.pdf', '%PDF-1.4 cut', 'files.damaged'],
    ['x.docx', office({ 'word/vbaProject.bin': new Uint8Array(9) }), 'files.active_content'],
    ['x.docx', office({ '../../etc/cron.d/x': new Uint8Array(9) }), 'files.damaged'],
    ['x.docx', office({ 'word/x.xml': new TextEncoder().encode('<!DOCTYPE x [<!ENTITY a "b">]><x/>') }), 'files.active_content'],
    ['x.docx', Buffer.concat([office(), Buffer.from('<script>')]), 'files.content_mismatch'],
    ['x.xlsx', office(), 'files.content_mismatch'],
    ['x.docx', bomb, 'files.unpacked_too_large'],
    ['x.docx', lying, 'files.unpacked_too_large'],
    ['x.docx', many, 'files.unpacked_too_large'],
  ]
  for (const [name, content, code] of hostile) {
    const { body, headers, status } = await upload(user, name, content)
    expect(body.code, `${name} ${String(content).slice(0, 30)}`).toBe(code)
    expect([413, 422]).toContain(status)
    expect(headers.connection).toBe('close')
  }
  expect((await contents()).length).toBe(before)
})

test('a picture with trailing markup is drawn anew, one of 41 million pixels and a file of 21 MB are refused', async () => {
  const user = (await server.newPark()).userWho('parkDirector')
  const { body } = await upload(user, 'a.jpg', Buffer.concat([photo, Buffer.from('<script>alert(1)</script>PK\x03\x04')]))
  expect((await get(user, body.url)).rawPayload.includes('<script>')).toBe(false)
  const huge = await sharp({ create: { width: 8_200, height: 5_000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  expect((await upload(user, 'huge.png', huge)).body.code).toBe('files.image_too_large')
  expect((await upload(user, 'a.csv', Buffer.alloc(21 * 1024 * 1024, 'a'))).body).toMatchObject({ code: 'files.too_large', status: 413 })
})

test('names are made safe: folders, controls, reserved words and direction marks go', async () => {
  const user = (await server.newPark()).userWho('parkDirector')
  const names = {
    '../../etc/passwd.csv': 'passwd.csv',
    'C:\\\\x\\\\合同.csv': '合同.csv',
    'nul.csv': '_nul.csv',
    'a\u202efdp.csv': 'afdp.csv',
  }
  for (const [sent, shown] of Object.entries(names)) expect((await upload(user, sent, 'a,b\r\n')).body.name, sent).toBe(shown)
})

test('strangers, other parks and other companies find nothing; private files are their owner’s', async () => {
  const park = await server.newPark()
  const other = await server.newPark()
  const director = park.userWho('parkDirector')
  const ours = (await upload(director, 'a.csv', 'a,b\r\n')).body
  expect((await upload(null, 'a.csv', 'a')).status).toBe(401)
  expect((await get(null, ours.url)).statusCode).toBe(401)
  expect((await get(other.userWho('parkDirector'), ours.url)).statusCode).toBe(404)
  expect((await get(other.userWho('parkDirector'), ours.url.replace(park.parkId, other.parkId))).statusCode).toBe(404)
  expect((await upload(other.userWho('parkDirector'), 'a.csv', 'a,b', {}, `?parkId=${park.parkId}`)).status).toBe(404)
  expect((await get(park.userWho('safetyOfficer'), ours.url)).statusCode).toBe(200)
  const [companyA, companyB] = [randomUUID(), randomUUID()]
  const theirs = (await upload(park.companyUser(companyA, 'companyAdmin'), 'b.csv', 'a,b\r\n')).body
  expect((await get(park.companyUser(companyA, 'companyClerk'), theirs.url)).statusCode).toBe(200)
  expect((await get(park.companyUser(companyB, 'companyAdmin'), theirs.url)).statusCode).toBe(404)
  expect((await get(park.companyUser(companyB, 'companyAdmin'), ours.url)).statusCode).toBe(404)
  expect((await get(director, theirs.url)).statusCode).toBe(200)
  const imported = (await upload(director, 'c.csv', 'a,b\r\n', { purpose: 'import' })).body
  expect(imported.isPrivate).toBe(true)
  expect((await get(director, imported.url)).statusCode).toBe(200)
  expect((await get(park.userWho('parkDirector'), imported.url)).statusCode).toBe(404)
  expect((await director.send(addUpload, { ticket: randomUUID() })).body.code).toBe('files.unknown_ticket')
})

test('attachments follow the rights of their ledger', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const id = randomUUID()
  await director.send(operations.save, { id, record: { code: 'A1', name: '一号厂房', uses: ['plant'] } })
  const fileId = (await upload(director, '竣工图.pdf', PDF)).body.id
  const link = { fileId, ledger: 'parks.building', recordId: id, caption: '竣工图' }
  expect((await park.userWho('parkAuditor').send(linkFile, link)).status).toBe(404)
  expect((await director.send(linkFile, { ...link, recordId: randomUUID() })).body.code).toBe('files.record_not_found')
  expect((await director.send(linkFile, link)).status).toBe(200)
  expect((await park.userWho('parkAuditor').send(recordFiles, { ledger: 'parks.building', recordId: id })).body.files).toMatchObject([
    { id: fileId, caption: '竣工图' },
  ])
  expect((await park.companyUser(randomUUID(), 'companyAdmin').send(recordFiles, { ledger: 'parks.building', recordId: id })).status).toBe(404)
  expect((await director.send(removeFile, { id: fileId })).body.code).toBe('files.in_use')
  expect((await director.send(unlinkFile, { fileId, ledger: 'parks.building', recordId: id })).status).toBe(200)
  expect((await park.userWho('parkDirector').send(removeFile, { id: fileId })).status).toBe(404)
  expect((await director.send(removeFile, { id: fileId })).status).toBe(200)
  expect((await director.send(file, { id: fileId })).status).toBe(404)
})

test('a changed content is never served whole, and the check takes it out of service', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  const before = new Set(await contents())
  const meta = (await upload(director, 'a.csv', 'a,b\r\n1,2\r\n')).body
  const path = (await contents()).find((one) => !before.has(one)) ?? ''
  expect((await readFile(path)).toString()).toBe('a,b\r\n1,2\r\n')
  await writeFile(path, 'a,b\r\n9,2\r\n')
  const outcome = await get(director, meta.url).then(
    (reply) => reply.payload,
    () => 'cut off',
  )
  expect(outcome).not.toContain('9,2')
  await server.asSystem([park.parkId], (db) => sql`select kernel.add_job('files.verify', '{}')`.execute(db))
  await server.settle()
  expect((await get(director, meta.url)).statusCode).toBe(404)
})

test('an upload that is cut off leaves no row and no content; the sweep removes what has no row', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const address = server.app.server.address() as { port: number }
  const before = (await contents()).length
  const { payload, headers } = form('a.csv', Buffer.alloc(8 * 1024 * 1024, 'a,b\r\n'))
  const head = `POST /api/files/upload HTTP/1.1\r\nhost: 127.0.0.1\r\nx-test-user: ${director.userId}\r\ncontent-type: ${headers['content-type']}\r\ncontent-length: ${payload.length}\r\n\r\n`
  for (const cut of [200, 100_000, 5_000_000]) {
    await new Promise<void>((done) => {
      const socket = openSocket(address.port, '127.0.0.1', () =>
        socket.write(Buffer.concat([Buffer.from(head), payload.subarray(0, cut)]), () => setTimeout(() => socket.destroy(), 150)),
      )
      socket.on('close', () => done())
    })
  }
  await new Promise((done) => setTimeout(done, 500))
  const { rows } = await server.asSystem([park.parkId], (db) => sql`select 1 from files.file where park_id = ${park.parkId}`.execute(db))
  expect(rows).toEqual([])
  expect((await contents()).length).toBe(before)
  const kept = (await upload(director, 'b.csv', 'a,b\r\n')).body
  const { utimes, mkdir } = await import('node:fs/promises')
  const orphan = join(server.dataDir, 'files', 'ab', `ab${'0'.repeat(30)}`)
  await mkdir(join(orphan, '..'), { recursive: true })
  await writeFile(orphan, 'left behind')
  const old = new Date(Date.now() - 2 * 3_600_000)
  for (const path of await contents()) await utimes(path, old, old)
  await server.asSystem([park.parkId], (db) => sql`select kernel.add_job('files.sweep', '{}')`.execute(db))
  await server.settle()
  expect(await contents()).not.toContain(orphan)
  expect((await get(director, kept.url)).statusCode).toBe(200)
})

test('more than a gigabyte and too many uploads an hour are refused before the content is read', async () => {
  const park = await server.newPark()
  const director = park.userWho('parkDirector')
  await server.asSystem([park.parkId], (db) =>
    sql`insert into files.file (id, park_id, owner_id, name, media_type, bytes, sha256, storage_key, purpose, created_at)
    values (${randomUUID()}, ${park.parkId}, ${director.userId}, 'big.pdf', 'application/pdf', ${1024 ** 3 - 3}, ${'0'.repeat(64)}, ${randomUUID()}, 'attachment', now() - interval '2 hours')`.execute(
      db,
    ),
  )
  expect((await upload(director, 'a.csv', 'a,b\r\n')).body.code).toBe('files.quota_exceeded')
  const busy = park.userWho('parkDirector')
  process.env.UPLOADS_PER_HOUR = '1'
  expect((await upload(busy, 'a.csv', 'a,b\r\n')).status).toBe(200)
  expect((await upload(busy, 'a.csv', 'a,b\r\n')).body).toMatchObject({ code: 'files.too_many_uploads', status: 429 })
  process.env.UPLOADS_PER_HOUR = '10000'
})
