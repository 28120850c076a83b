import { shortTime } from "#app/features/staffing/time/spoken-time.ts"

export type Side = "supplier" | "receiver"

/** How much time one side says it was. */
export type LineWord = {
  side: Side
  minutes: number
  note: string
  personName: string
  saidAt: Temporal.Instant
}

export type LineStanding =
  /** Nobody has sent it yet. */
  | { kind: "unsent" }
  /** The receiver has not answered. */
  | { kind: "waiting"; minutes: number }
  | { kind: "agreed"; minutes: number }
  | { kind: "disputed"; supplierMinutes: number; receiverMinutes: number }

/**
 * Where a line stands, from what both sides have said, the last word first. It is agreed while the last words of both
 * name the same time; an employer's own time takes its word alone.
 */
export const standingOfLine = (words: readonly LineWord[], isOwnTime: boolean): LineStanding => {
  const supplier = words.find(({ side }) => side === "supplier")
  const receiver = words.find(({ side }) => side === "receiver")
  if (!supplier) return { kind: "unsent" }
  if (isOwnTime) return { kind: "agreed", minutes: supplier.minutes }
  if (!receiver) return { kind: "waiting", minutes: supplier.minutes }
  return supplier.minutes === receiver.minutes
    ? { kind: "agreed", minutes: supplier.minutes }
    : { kind: "disputed", supplierMinutes: supplier.minutes, receiverMinutes: receiver.minutes }
}

/** The time that the employer says it was. */
export const claimedMinutes = (standing: LineStanding): number =>
  standing.kind === "unsent" ? 0 : standing.kind === "disputed" ? standing.supplierMinutes : standing.minutes

export const standingWords = (standing: LineStanding): string => {
  switch (standing.kind) {
    case "unsent":
      return "Not sent yet"
    case "waiting":
      return "To be confirmed"
    case "agreed":
      return "Agreed"
    case "disputed":
      return `Disputed: ${shortTime(standing.supplierMinutes)} or ${shortTime(standing.receiverMinutes)}`
  }
}
