import { formatMoment } from "#app/core/civil-time.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Addition, ItemChange, Revision } from "#app/features/purchasing/additions/addition.ts"
import { linesInWords } from "#app/features/purchasing/additions/addition-letters.ts"
import type { AdditionsView } from "#app/features/purchasing/additions/additions-view.ts"
import { itemOf, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import { countMore, countUnits } from "#app/features/purchasing/showing/count-units.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"

const listed = new Intl.ListFormat("en-GB")

/** The additions of a cleared pool in words; null where there is nothing to say or to do. */
export function presentAdditions(
  { terms, result }: PoolView,
  actor: Actor,
  additions: readonly Addition[],
  revisions: readonly Revision[],
): AdditionsView | null {
  const isInTime = terms.state === "closed" && terms.outcome === "cleared"
  const ownId = actor.school?.id
  const waiting = isInTime ? additions.filter(({ state }) => state === "waiting") : []
  const hasShare = result?.shares.some(({ schoolId }) => schoolId === ownId) ?? false
  const hasAsked = waiting.some(({ schoolId }) => schoolId === ownId)
  const mayAsk = isInTime && hasShare && !hasAsked && can(actor, "ask-to-add", inPolicy(terms))
  const mayAnswer = can(actor, "answer-addition", inPolicy(terms))
  const view: AdditionsView = {
    ask: mayAsk
      ? {
          href: `/pools/${terms.id}/add`,
          sentence: `Until ${terms.leadSchool.name} places the order, your school can ask for more. Nobody else pays more for it.`,
        }
      : null,
    waiting: waiting.map((addition) => ({
      id: addition.id,
      href: `/pools/${terms.id}/additions/${addition.id}`,
      what: `${addition.schoolName} asks for ${listed.format(moreInWords(terms, addition.lines))}`,
      when: `${addition.personName}, ${formatMoment(addition.askedAt)}`,
      link: mayAnswer ? "See what it does, and answer" : "See it",
    })),
    changes: revisions.flatMap(({ revisedAt, changes }, revision) =>
      changes.map((change) => ({
        key: `${revision} ${change.itemId}`,
        sentence: changeInWords(terms, change, revisedAt),
      })),
    ),
    answers: additions
      .filter(({ schoolId, state }) => schoolId === ownId && state === "refused")
      .map((addition) => ({
        id: addition.id,
        sentence: `${listed.format(linesInWords(terms, addition.lines))} not added: ${addition.reason}`,
      })),
  }
  const isEmpty = !view.ask && [view.waiting, view.changes, view.answers].every(({ length }) => length === 0)
  return isEmpty ? null : view
}

const moreInWords = ({ items }: PoolTerms, lines: Addition["lines"]): string[] =>
  items.flatMap(({ id, name, unit }) => {
    const line = lines.find(({ itemId }) => itemId === id)
    return line ? [`${countMore(line.quantity, unit)} of ${name}`] : []
  })

/** "10 more reams of copier paper make 100: the price fell from £4.00 to £3.50." */
function changeInWords(terms: PoolTerms, change: ItemChange, at: Temporal.Instant): string {
  const { name, unit } = itemOf(terms, change.itemId)
  const added = `${formatMoment(at)}: ${countMore(change.added, unit)} of ${name} were added, which makes ${countUnits(change.ordered, unit)}.`
  const price = formatUnitPrice(change.priceAfter)
  const isShared = terms.deliveryPence > 0n && terms.freeDeliveryFromPence === null
  return change.priceAfter < change.priceBefore
    ? `${added} The price fell from ${formatUnitPrice(change.priceBefore)} to ${price}.`
    : `${added} The price stays ${price}${isShared ? ", and delivery is shared over more" : ""}.`
}
