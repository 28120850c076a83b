/**
 * `make`, which is pure and slow, with what it made of the `most` keys last asked for. The key says all that `make`
 * depends on.
 */
export function keepLatest<From, Made>(
  most: number,
  keyOf: (from: From) => string,
  make: (from: From) => Made,
): (from: From) => Made {
  const kept = new Map<string, Made>()
  return (from) => {
    const key = keyOf(from)
    const made = kept.get(key) ?? make(from)
    kept.delete(key)
    kept.set(key, made)
    if (kept.size > most) kept.delete(kept.keys().next().value!)
    return made
  }
}
