import type { PoolAccount } from "#app/features/purchasing/corrections/pool-account.ts"

export type CorrectionCause = "delivery" | "correction" | "dispute"

/** One correction as it was recorded, with the account that it left. */
export type RecordedCorrection = {
  id: string
  position: number
  cause: CorrectionCause
  reason: string
  personName: string
  recordedAt: Temporal.Instant
  account: PoolAccount
}

/**
 * What a pool has come to, from its closing on. A member finds its own school's shares in the accounts alone; those
 * who lead the pool find all.
 */
export type AccountHistory = { closing: PoolAccount; corrections: readonly RecordedCorrection[] }

export const currentAccount = ({ closing, corrections }: AccountHistory): PoolAccount =>
  corrections.at(-1)?.account ?? closing

/** The account that a correction stands in the place of. */
export const accountBefore = ({ closing, corrections }: AccountHistory, position: number): PoolAccount =>
  corrections.find((one) => one.position === position - 1)?.account ?? closing
