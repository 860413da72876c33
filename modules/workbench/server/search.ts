import { type RawBuilder, sql } from 'kysely'
import { queryBigrams } from '#codes/bigrams.ts'
import { pinyinOf } from '#codes/pinyin.ts'
import { type Ledger, ledgerName } from '#kernel/ledger.ts'
import { allLedgers } from '#kernel/server/ledger-rows.ts'
import type { Handler } from '#kernel/server/module.ts'
import type { search } from '../contract.ts'

/** Candidates taken of one ledger: pairs of characters say that a record may match, the ranking below that it does. */
const CANDIDATES = 40

interface Found {
  ledger: string
  id: string
  code: string
  name: string
}

export function hitOf(ledger: Ledger, { id, code, name }: Pick<Found, 'id' | 'code' | 'name'>) {
  return { ledger: ledgerName(ledger), ledgerTitle: ledger.title, page: ledger.page, id, code, name }
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
}

/** Small is better; null when the pairs matched but neither code, name, pinyin nor initials hold the word. */
export function rankOf(word: string, { code, name }: Pick<Found, 'code' | 'name'>): number | null {
  const wanted = fold(word)
  const { full, initials } = pinyinOf(name)
  const forms = [fold(code), fold(name), initials, full]
  for (const [weight, form] of forms.entries()) if (form === wanted) return weight
  for (const [weight, form] of forms.entries()) if (form.startsWith(wanted)) return 10 + weight
  for (const [weight, form] of forms.entries()) if (form.includes(wanted)) return 20 + weight
  return null
}

function worstRank(text: string, row: Found): number | null {
  const ranks = text.split(/\s+/u).map((word) => rankOf(word, row))
  // Other text fields of the record may hold the word: found, but last.
  return ranks.some((rank) => rank === null) ? (ranks.every((rank) => rank === null) ? 90 : 50) : Math.max(...ranks.map((rank) => rank ?? 0))
}

function candidatesOf(ledger: Ledger, parkId: string, text: string, grams: readonly string[]): RawBuilder<unknown> {
  const table = sql.raw(ledger.table)
  const spellings = [text, text.toUpperCase(), text.toLowerCase()]
  // A code typed in full comes first whatever else matches; the unique index answers it.
  return sql`(select ${ledgerName(ledger)} as ledger, t.id, t.code, t.name from ${table} t where t.park_id = ${parkId} and t.removed_at is null
    and (t.code = any (${spellings}::text[]) or t.id in (select kernel.search_first(${ledger.table}::regclass, ${parkId}, ${grams}::text[], ${CANDIDATES}))) limit ${CANDIDATES + 1})`
}

export const findRecords: Handler<typeof search> = async ({ parkId, text, limit }, { db, actor }) => {
  const ledgers = allLedgers().filter((ledger) => ledger.roles.read.some((role) => actor.roles.includes(role)))
  const grams = queryBigrams(text)
  if (ledgers.length === 0 || grams.length === 0) return { hits: [] }
  const { rows } = await sql<Found>`${sql.join(
    ledgers.map((ledger) => candidatesOf(ledger, parkId, text, grams)),
    sql` union all `,
  )}`.execute(db)
  const byName = new Map(ledgers.map((ledger) => [ledgerName(ledger), ledger]))
  const ranked = rows.flatMap((row) => {
    const rank = worstRank(text, row)
    return rank === null ? [] : [{ row, rank }]
  })
  ranked.sort((a, b) => a.rank - b.rank || a.row.code.localeCompare(b.row.code, 'zh'))
  return { hits: ranked.slice(0, limit).flatMap(({ row }) => hitOf(byName.get(row.ledger) as Ledger, row)) }
}
