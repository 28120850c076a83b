import type { Pence } from "#app/core/money.ts"

/** One school's two parts of the same bill, before rounding (numerator ÷ denominator pence) and after. */
export type TwoParts = {
  exact: readonly [Quotient, Quotient]
  pence: readonly [Pence, Pence]
  /** What both together may come to; null for any amount. */
  bound: Pence | null
}

type Quotient = { over: bigint; under: bigint }

/**
 * Moves odd pennies between schools so that nobody's two parts come to more than their bound. Goods and delivery are
 * shared each by its own largest remainders, so both odd pennies may fall on a school whose limit has room for one.
 * Every part stays its exact amount rounded down or up, and both totals stay. A table of two columns can always be
 * rounded so, when each bound covers the exact sum of its row (Bacharach 1966).
 */
export const keepLimits = (rows: readonly TwoParts[]): [Pence, Pence][] => {
  const pence = rows.map((row): [Pence, Pence] => [row.pence[0], row.pence[1]])
  const room = (row: number): bigint | null => {
    const { bound } = rows[row]!
    return bound === null ? null : bound - pence[row]![0] - pence[row]![1]
  }
  for (const row of rows.keys()) {
    for (let left = room(row); left !== null && left < 0n; left = room(row)) {
      const path = findPath(rows, pence, room, row)
      if (path === null) break
      for (const { from, to, part } of path) {
        pence[from]![part]--
        pence[to]![part]++
      }
    }
  }
  return pence
}

type Move = { from: number; to: number; part: 0 | 1 }

/** The shortest chain of pennies handed on, from a school with one too many to one that has room. */
const findPath = (
  rows: readonly TwoParts[],
  pence: readonly [Pence, Pence][],
  room: (row: number) => bigint | null,
  start: number,
): Move[] | null => {
  const cameBy = new Map<number, Move | null>([[start, null]])
  const queue = [start]
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    for (const part of [0, 1] as const) {
      if (!isUp(rows[from]!, pence[from]!, part)) continue
      for (const to of rows.keys()) {
        if (cameBy.has(to) || !mayGoUp(rows[to]!, pence[to]!, part)) continue
        cameBy.set(to, { from, to, part })
        const left = room(to)
        if (left === null || left > 0n) return pathTo(cameBy, to)
        queue.push(to)
      }
    }
  }
  return null
}

const pathTo = (cameBy: ReadonlyMap<number, Move | null>, end: number): Move[] => {
  const path: Move[] = []
  for (let move = cameBy.get(end); move; move = cameBy.get(move.from)) path.push(move)
  return path
}

const isUp = ({ exact }: TwoParts, pence: readonly [Pence, Pence], part: 0 | 1): boolean =>
  pence[part] * exact[part].under > exact[part].over

const mayGoUp = ({ exact }: TwoParts, pence: readonly [Pence, Pence], part: 0 | 1): boolean =>
  pence[part] * exact[part].under < exact[part].over
