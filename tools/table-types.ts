import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

const TYPES: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  name: 'string',
  date: 'string',
  int8: 'string',
  numeric: 'string',
  int4: 'number',
  int2: 'number',
  float8: 'number',
  bool: 'boolean',
  timestamptz: 'Date',
  json: 'unknown',
  jsonb: 'unknown',
  bytea: 'Buffer',
}

interface Column {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  has_default: boolean
  options: string[] | null
}

// A check of the form `column in ('a', 'b')` makes the column's type the union of its options.
const COLUMNS = `
  select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable, a.atthasdef as has_default,
    (select array_agg(m[1] order by ordinality) from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([A-Za-z0-9_-]+)''::text', 'g') with ordinality as m(m, ordinality)
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ ('^CHECK \\(\\(' || a.attname || ' = ANY \\(ARRAY\\[')) as options
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
  where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|public|graphile_worker)'
  order by 1, 2, a.attnum`

function typeOf({ type, options, nullable }: Column): string {
  const element = type.replace(/^_/, '')
  const one = options ? options.map((option) => `'${option}'`).join(' | ') : TYPES[element]
  if (!one) throw new Error(`No type for ${type}`)
  const whole = type.startsWith('_') ? `${one}[]` : one
  return nullable ? `${whole} | null` : whole
}

function pascal(name: string): string {
  return name.replace(/(^|_)(\w)/g, (_whole, _gap, letter: string) => letter.toUpperCase())
}

function fileOf(root: string, schema: string): string | undefined {
  if (schema === 'kernel') return join(root, 'packages/kernel/src/server/tables.ts')
  const folder = join(root, 'modules', schema, 'server')
  return existsSync(folder) ? join(folder, 'tables.ts') : undefined
}

/** The rows of every table as interfaces, one file per module, from the migrated database. Keys are absolute file names. */
export async function tableTypes(client: pg.Client, root: string): Promise<Map<string, string>> {
  const { rows } = await client.query<Column>(COLUMNS)
  const files = new Map<string, string>()
  for (const schema of new Set(rows.map((row) => row.schema))) {
    const file = fileOf(root, schema)
    if (!file) continue
    const parts = ['// Generated from the migrations by `npm run generate`; do not edit.']
    for (const table of new Set(rows.filter((row) => row.schema === schema).map((row) => row.table))) {
      const columns = rows.filter((row) => row.schema === schema && row.table === table).map((row) => `  ${row.column}: ${typeOf(row)}`)
      parts.push(`/** A row of ${schema}.${table}. */\nexport interface ${pascal(table)}Row {\n${columns.join('\n')}\n}`)
    }
    files.set(file, `${parts.join('\n\n')}\n`)
  }
  return files
}
