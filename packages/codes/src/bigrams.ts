// Search without a dictionary: word segmentation splits place and company names wrongly (织里 → 织/里), so records are found by pairs of
// adjacent characters kept in a `text[]` column with a GIN index: `search @> queryBigrams(q)`.

function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** What the search column holds for a text: every single character and every pair of adjacent ones, blanks ignored. */
export function bigrams(text: string): string[] {
  const characters = [...normalise(text).replace(/\s+/gu, '')]
  const found = new Set<string>(characters)
  for (let i = 1; i < characters.length; i++) found.add(`${characters[i - 1]}${characters[i]}`)
  return [...found]
}

/** What must all be in the search column for a query to match: the pairs of each word; a word of one character is that character. */
export function queryBigrams(query: string): string[] {
  const found = new Set<string>()
  for (const word of normalise(query).split(/\s+/u)) {
    const characters = [...word]
    if (characters.length === 1) found.add(word)
    for (let i = 1; i < characters.length; i++) found.add(`${characters[i - 1]}${characters[i]}`)
  }
  return [...found]
}
