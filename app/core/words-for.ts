/** What a table says for a key that came from outside; null for every other key, "constructor" among them. */
export const wordsFor = (table: Readonly<Record<string, string>>, key: string | null): string | null =>
  key !== null && Object.hasOwn(table, key) ? (table[key] ?? null) : null
