/**
 * The order in which claimants with equal remainders are served, as indexes into `ids`. It is decided by the seed
 * (a pool's id) and each id alone: the same whenever it is worked out and in whatever order the ids come, but
 * another for another pool, so that the odd penny does not always fall on the same school.
 */
export const oddPennyOrder = (seed: string, ids: readonly string[]): number[] => {
  const ranks = ids.map((id) => hash(`${seed}\u0000${id}`))
  return ids
    .map((_, index) => index)
    .sort((a, b) => ranks[a]! - ranks[b]! || (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : a - b))
}

/** FNV-1a over UTF-16 units, finished with MurmurHash3's mixer because FNV alone hardly spreads a last letter. */
const hash = (text: string): number => {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}
