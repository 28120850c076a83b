import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import type { AccountHistory } from "#app/features/purchasing/corrections/account-history.ts"
import { isOpenDispute, type Receipt } from "#app/features/purchasing/receipts/receipt.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"

const day = (at: Temporal.Instant) => formatShortDate(civilDateOf(at))

/** What one school said of a line, and what was answered, in a sentence or two. */
export const presentReceipt = (receipt: Receipt | null) => {
  if (!receipt) return null
  const { answer, note, personName, saidAt, reply } = receipt
  return {
    id: receipt.id,
    isOpen: isOpenDispute(receipt),
    isConfirmed: answer === "confirmed",
    said:
      answer === "confirmed"
        ? `Received: ${personName}, ${day(saidAt)}.`
        : `Disputed by ${personName}, ${day(saidAt)}: ${note}`,
    reply:
      reply &&
      `${reply.answer === "corrected" ? "Corrected" : "Explained"} by ${reply.personName}, ${day(reply.answeredAt)}: ${reply.note}`,
  }
}

/** For those who lead a pool: who has said what, disputes that wait first. */
export const presentReceipts = (
  { terms, participants }: PoolView,
  history: AccountHistory,
  receipts: readonly Receipt[],
) => {
  const nameOf = (id: string) =>
    participants.find(({ schoolId }) => schoolId === id)?.name ?? "A school that has left"
  const lines = history.closing.shares.filter(
    ({ itemId, schoolId }) => itemId !== null && schoolId !== terms.leadSchool.id,
  )
  const said = lines.filter((line) =>
    receipts.some(({ schoolId, itemId }) => schoolId === line.schoolId && itemId === line.itemId),
  )
  return {
    disputes: receipts
      .filter(({ answer }) => answer === "disputed")
      .toSorted((a, b) => Number(isOpenDispute(b)) - Number(isOpenDispute(a)))
      .map((receipt) => ({
        ...presentReceipt(receipt)!,
        school: nameOf(receipt.schoolId),
        item: terms.items.find(({ id }) => id === receipt.itemId)?.name ?? "",
      })),
    progress:
      lines.length === 0
        ? null
        : `${said.length} of ${lines.length} lines of the other schools have been confirmed or disputed.`,
  }
}
