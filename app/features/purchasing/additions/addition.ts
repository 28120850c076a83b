import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"

export type AdditionState = "waiting" | "accepted" | "refused" | "taken-back"

/** What a school asked for on top of what a closed pool buys for it. */
export type Addition = {
  id: string
  schoolId: string
  schoolName: string
  note: string
  personName: string
  askedAt: Temporal.Instant
  state: AdditionState
  settledAt: Temporal.Instant | null
  reason: string
  lines: CommitmentLine[]
}

/** What an addition changed, by item: sums only. */
export type Revision = { revisedAt: Temporal.Instant; changes: ItemChange[] }

export type ItemChange = {
  itemId: string
  added: number
  ordered: number
  /** Ten-thousandths of a pound for one, before VAT. */
  priceBefore: bigint
  priceAfter: bigint
}
