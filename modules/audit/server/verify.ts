import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { CHAIN, chainStart, ENTRY_FORMAT, ENTRY_TEXT, linkHash } from './chain.ts'
import type { Heads } from './heads.ts'

/**
 * - `altered`: the entry is not what was sealed (a value changed, entries swapped, or rehashed without the key)
 * - `missing`: an entry between two others is gone
 * - `cut`: the chain ends before the end noted outside the database
 * - `exchanged`: the chain was replaced by another one, sealed with the key, that does not hold the noted end
 * - `unsealed`: entries older than allowed were never sealed
 */
export type BreakKind = 'altered' | 'missing' | 'cut' | 'exchanged' | 'unsealed'

export interface Break {
  kind: BreakKind
  chain: string
  /** Position of the first broken link; of the noted end for a cut tail; null for unsealed entries. */
  position: bigint | null
  entryId: string | null
}

export interface Verdict {
  entries: number
  chains: number
  /** The first break of every chain, and unsealed leftovers. */
  breaks: Break[]
  /** Entries written so recently that they are not sealed yet. */
  waiting: number
}

// Binary COPY: 11 bytes of signature, flags, extension; then per row a field count and length-prefixed fields.
const SIGNATURE = 11

interface Link {
  chain: string
  id: bigint
  position: bigint
  hash: Buffer
  text: Buffer
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Yields every complete row of the chunks of a binary COPY with five fields. */
async function* linksOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Link[]> {
  let rest: Buffer = Buffer.alloc(0)
  let isOpen = false
  for await (const chunk of chunks) {
    rest = rest.length ? Buffer.concat([rest, chunk]) : chunk
    let at = 0
    if (!isOpen) {
      if (rest.length < SIGNATURE + 8) continue
      at = SIGNATURE + 8 + rest.readInt32BE(SIGNATURE + 4)
      isOpen = true
    }
    const links: Link[] = []
    for (;;) {
      const fields: Buffer[] = []
      let end = at + 2
      if (rest.length < end || rest.readInt16BE(at) === -1) break
      while (fields.length < 5 && rest.length >= end + 4) {
        const length = Math.max(0, rest.readInt32BE(end))
        if (rest.length < end + 4 + length) break
        fields.push(rest.subarray(end + 4, end + 4 + length))
        end += 4 + length
      }
      const [chain, id, position, hash, text] = fields
      if (!chain || !id || !position || !hash || !text) break
      links.push({ chain: chain.toString('latin1'), id: id.readBigInt64BE(), position: position.readBigInt64BE(), hash, text })
      at = end
    }
    rest = rest.subarray(at)
    yield links
  }
}

interface Chain {
  name: string
  position: bigint
  hash: Buffer
  isBroken: boolean
}

class Verifier {
  readonly breaks: Break[] = []
  readonly seen = new Set<string>()
  entries = 0
  readonly #key: Buffer
  readonly #heads: Heads | undefined
  #rawChain = ''
  #chain: Chain | undefined

  constructor(key: Buffer, heads: Heads | undefined) {
    this.#key = key
    this.#heads = heads
  }

  take(link: Link): void {
    if (link.chain !== this.#rawChain || !this.#chain) this.#open(link.chain)
    const chain = this.#chain as Chain
    this.entries += 1
    const expected = chain.position + 1n
    if (link.position !== expected) this.#report('missing', expected, null)
    else if (!linkHash(this.#key, chain.hash, link.position, link.text).equals(link.hash)) this.#report('altered', link.position, String(link.id))
    const head = this.#heads?.chains[chain.name]
    if (head && BigInt(head.position) === link.position && head.hash !== link.hash.toString('hex')) this.#report('exchanged', link.position, String(link.id))
    chain.position = link.position
    // The next link is judged by what stands here, so that one break is not a thousand. The chunk's memory is let go.
    chain.hash = Buffer.from(link.hash)
  }

  /** Chains that end too early, or are gone altogether. */
  finish(): void {
    this.#close()
    for (const [name, head] of Object.entries(this.#heads?.chains ?? {})) {
      if (!this.seen.has(name)) this.breaks.push({ kind: 'cut', chain: name, position: BigInt(head.position), entryId: null })
    }
  }

  #open(raw: string): void {
    this.#close()
    this.#rawChain = raw
    const name = uuidOf(Buffer.from(raw, 'latin1'))
    this.seen.add(name)
    this.#chain = { name, position: 0n, hash: chainStart(this.#key, name), isBroken: false }
  }

  #close(): void {
    const head = this.#chain && this.#heads?.chains[this.#chain.name]
    if (this.#chain && head && this.#chain.position < BigInt(head.position)) this.#report('cut', BigInt(head.position), null)
  }

  #report(kind: BreakKind, position: bigint, entryId: string | null): void {
    const chain = this.#chain as Chain
    if (chain.isBroken) return
    chain.isBroken = true
    this.breaks.push({ kind, chain: chain.name, position, entryId })
  }
}

/**
 * Checks every chain in one stream through the database, holding one chunk in memory. `client` is a plain connection that may read
 * audit.entry; `heads` are the ends noted outside (without them a cut tail stays unnoticed).
 */
export async function verifyChains(client: pg.ClientBase, key: Buffer, heads: Heads | undefined, { unsealedMinutes = 10 } = {}): Promise<Verdict> {
  const verifier = new Verifier(key, heads)
  await client.query('begin isolation level repeatable read read only')
  try {
    // In the order of the index: the first link is hashed while the database reads on, and nothing is sorted on disk.
    await client.query(
      `${ENTRY_FORMAT}; set local statement_timeout = 0; set local enable_sort = off; set local enable_seqscan = off; set local enable_bitmapscan = off`,
    )
    const stream = client.query(
      copyTo(
        `copy (select ${CHAIN}, e.id, e.chain_position, e.chain_hash, ${ENTRY_TEXT} from audit.entry e where e.chain_position is not null order by ${CHAIN}, e.chain_position) to stdout (format binary)`,
      ),
    )
    for await (const links of linksOf(stream)) for (const link of links) verifier.take(link)
    verifier.finish()
    const { rows } = await client.query<{ chain: string; late: number; all: number; first: string | null }>(
      `select ${CHAIN} as chain, count(*)::int as all, count(*) filter (where e.at < now() - $1 * interval '1 minute')::int as late, min(e.id) filter (where e.at < now() - $1 * interval '1 minute')::text as first
       from audit.entry e where e.chain_position is null or e.chain_hash is null group by 1`,
      [unsealedMinutes],
    )
    for (const row of rows) if (row.late > 0) verifier.breaks.push({ kind: 'unsealed', chain: row.chain, position: null, entryId: row.first })
    return { entries: verifier.entries, chains: verifier.seen.size, breaks: verifier.breaks, waiting: rows.reduce((sum, row) => sum + row.all - row.late, 0) }
  } finally {
    await client.query('rollback')
  }
}
