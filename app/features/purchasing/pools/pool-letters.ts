import { formatDate, formatMoment } from "#app/core/civil-time.ts"
import { formatPounds, sumPence } from "#app/core/money.ts"
import { letterTo } from "#app/features/groups/letters/letter.ts"
import { itemOf, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolClearing, PoolShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { missedSentence } from "#app/features/purchasing/showing/line-sentence.ts"

export type PoolLetter = { subject: string; body: string }

type Reader = { name: string }

const letter = (reader: Reader, subject: string, ...paragraphs: string[]): PoolLetter => ({
  subject,
  body: letterTo(reader.name, { subject, paragraphs }),
})

const pageOf = (terms: PoolTerms, appUrl: string) => `${appUrl}/pools/${terms.id}`

/** To every school that may join. */
export const poolOpened = (reader: Reader, terms: PoolTerms, appUrl: string): PoolLetter =>
  letter(
    reader,
    `Open: ${terms.title}`,
    `${terms.leadSchool.name} has opened a pool: ${terms.title}, from ${terms.supplierName}. ` +
      `You can join until ${formatMoment(terms.closesAt)}.`,
    `See what it would cost your school at most, and say how much you would take:\n${pageOf(terms, appUrl)}`,
  )

/** To schools that have not answered. */
export const poolClosesSoon = (reader: Reader, terms: PoolTerms, appUrl: string): PoolLetter =>
  letter(
    reader,
    `Closing soon: ${terms.title}`,
    `The pool ${terms.title} closes on ${formatMoment(terms.closesAt)}, and your school has not answered yet.`,
    `Join it, or leave it be: without an answer you take nothing and pay nothing.\n${pageOf(terms, appUrl)}`,
  )

/** To everybody whom the cancelled pool concerned. */
export const poolCancelled = (
  reader: Reader,
  terms: PoolTerms,
  { by, reason }: { by: string; reason: string },
  appUrl: string,
): PoolLetter =>
  letter(
    reader,
    `Cancelled: ${terms.title}`,
    `${by} has cancelled the pool ${terms.title}. Nothing is bought, and nobody pays anything.`,
    `The reason: ${reason}`,
    pageOf(terms, appUrl),
  )

/** To a school that took part: what it gets and pays, or why it gets nothing. */
export const poolResult = (
  reader: Reader,
  terms: PoolTerms,
  clearing: PoolClearing,
  schoolId: string,
  appUrl: string,
): PoolLetter => {
  const shares =
    clearing.kind === "cleared" ? clearing.shares.filter((share) => share.schoolId === schoolId) : []
  if (clearing.kind === "nothing-clears" || shares.length === 0)
    return nothingForYou(reader, terms, clearing, { schoolId, appUrl })
  const vat = sumPence(
    clearing.vatShares.filter((share) => share.schoolId === schoolId).map(({ vatPence }) => vatPence),
  )
  const net = sumPence(shares.map(({ netPence }) => netPence))
  const expected = terms.deliveryExpectedOn
  return letter(
    reader,
    `Closed: ${terms.title}`,
    `The pool ${terms.title} has closed, and your school is in:`,
    shares.map((share) => `- ${describeShare(terms, share)}`).join("\n"),
    `Together ${formatPounds(net)} before VAT, ${formatPounds(net + vat)} including VAT. ` +
      `${terms.leadSchool.name} orders, and sends you an invoice after delivery` +
      `${expected ? `, which is expected by ${formatDate(expected)}` : ""}.`,
    `How this was worked out:\n${pageOf(terms, appUrl)}`,
  )
}

const describeShare = (terms: PoolTerms, share: PoolShare): string => {
  const item = terms.items.find(({ id }) => id === share.itemId)
  const what = item ? `${item.name}, ${countUnits(share.quantity, item.unit)}` : "Your part of delivery"
  return `${what}: ${formatPounds(share.netPence)} before VAT`
}

const nothingForYou = (
  reader: Reader,
  terms: PoolTerms,
  clearing: PoolClearing,
  { schoolId, appUrl }: { schoolId: string; appUrl: string },
): PoolLetter => {
  const own = clearing.reasons.find((reason) => reason.schoolId === schoolId)
  // That too little was wanted is everybody's news; what its own limits did is the school's alone.
  const missed =
    own?.lines.flatMap((line) => {
      const item = clearing.items.find(({ itemId }) => itemId === line.itemId)!
      const name = itemOf(terms, line.itemId).name
      return item.outcome === "below-minimum"
        ? `${name}: ${item.reason}`
        : (missedSentence(terms, line, "did") ?? [])
    }) ?? []
  return letter(
    reader,
    `Closed, nothing for your school: ${terms.title}`,
    `The pool ${terms.title} has closed. Nothing that your school asked for is bought for it, so you get nothing and pay nothing.`,
    missed.map((sentence) => `- ${sentence}`).join("\n"),
    pageOf(terms, appUrl),
  )
}

/** Why each item that somebody wanted is not bought, and what would have brought it about, as everybody may read it. */
const reasonsOf = (terms: PoolTerms, clearing: PoolClearing): string =>
  clearing.items
    .filter(({ outcome }) => outcome !== "nobody")
    .map(({ itemId, reason }) => `- ${itemOf(terms, itemId).name}: ${reason}`)
    .join("\n")

/** To the lead school, which has the next step. */
export const poolToOrder = (
  reader: Reader,
  terms: PoolTerms,
  clearing: PoolClearing,
  appUrl: string,
): PoolLetter =>
  clearing.kind === "nothing-clears"
    ? letter(
        reader,
        `Closed, nothing to order: ${terms.title}`,
        `The pool ${terms.title} has closed, and there is nothing to order.`,
        reasonsOf(terms, clearing),
        pageOf(terms, appUrl),
      )
    : letter(
        reader,
        `Ready to order: ${terms.title}`,
        `The pool ${terms.title}, which your school leads, has closed. The order with ${terms.supplierName} comes to ` +
          `${formatPounds(clearing.goodsPence + clearing.deliveryPence)} before VAT, delivery included.`,
        `See the order, and say when you have placed it:\n${pageOf(terms, appUrl)}`,
      )
