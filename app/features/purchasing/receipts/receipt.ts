/** What a school says of one of its lines; its last word counts. */
export type Receipt = {
  id: string
  schoolId: string
  itemId: string
  answer: "confirmed" | "disputed"
  note: string
  personName: string
  saidAt: Temporal.Instant
  /** What those who lead the pool answered to a dispute; null while it waits. */
  reply: {
    answer: "explained" | "corrected"
    note: string
    personName: string
    answeredAt: Temporal.Instant
  } | null
}

export const isOpenDispute = ({ answer, reply }: Pick<Receipt, "answer" | "reply">): boolean =>
  answer === "disputed" && reply === null
