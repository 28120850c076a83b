import { apportion, reapportion } from "#app/core/apportion.ts"
import type { CaseRunner } from "#tests/vectors/run-vector-file.ts"

/** `{ amount, weights, expect }`, and a re-split when it has `previous`; integers as numbers or strings. */
export const runApportionCase: CaseRunner = {
  recognises: ({ amount, weights }) => amount !== undefined && Array.isArray(weights),
  run: ({ amount, weights, previous, expect, movement }) => {
    const integers = weights.map(BigInt)
    if (!previous) return { expected: expect, actual: apportion(BigInt(amount), integers) }
    const before: bigint[] = previous.map(BigInt)
    const shares = reapportion(BigInt(amount), integers, before)
    if (movement === undefined) return { expected: expect, actual: shares }
    const moved = shares.reduce((sum, share, i) => sum + magnitude(share - before[i]!), 0n)
    return { expected: { shares: expect, movement }, actual: { shares, movement: moved } }
  },
}

const magnitude = (value: bigint) => (value < 0n ? -value : value)
