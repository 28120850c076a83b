import { formatMoment } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Addition } from "#app/features/purchasing/additions/addition.ts"
import { linesInWords } from "#app/features/purchasing/additions/addition-letters.ts"
import type { AdditionView, EffectView } from "#app/features/purchasing/additions/additions-view.ts"
import { whyNoAddition } from "#app/features/purchasing/additions/ask-to-add.server.ts"
import { clearWithAddition } from "#app/features/purchasing/additions/clear-with-addition.ts"
import { schoolTotals } from "#app/features/purchasing/additions/school-totals.ts"
import { RAISES } from "#app/features/purchasing/additions/settle-addition.server.ts"
import { itemOf } from "#app/features/purchasing/pools/pool.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"

/** One addition for its page: what was asked, and for whoever orders what accepting it does to every school. */
export function presentAddition(view: PoolView, actor: Actor, addition: Addition): AdditionView {
  const { terms } = view
  const tooLate = whyNoAddition(terms)
  const waits = addition.state === "waiting" && tooLate === null
  const mayAnswer = waits && can(actor, "answer-addition", inPolicy(terms))
  return {
    id: addition.id,
    what: linesInWords(terms, addition.lines),
    by: `${addition.personName} of ${addition.schoolName} asked on ${formatMoment(addition.askedAt)}.`,
    note: addition.note,
    state: waits ? "waiting" : "settled",
    sentence: waits ? `${terms.leadSchool.name} has not answered yet.` : endOf(addition, tooLate),
    mayAnswer,
    mayTakeBack:
      waits && addition.schoolId === actor.school?.id && can(actor, "withdraw-from-pool", inPolicy(terms)),
    effect: mayAnswer ? effectOf(view, addition) : null,
  }
}

const endOf = ({ state, reason, settledAt }: Addition, tooLate: string | null): string => {
  const at = settledAt ? ` on ${formatMoment(settledAt)}` : ""
  if (state === "accepted") return `It was added to the order${at}.`
  if (state === "refused") return `It was not added${at}. The reason: ${reason}`
  return state === "taken-back"
    ? `The school took it back${at}.`
    : `Nobody answered in time. ${tooLate ?? ""}`
}

function effectOf({ terms, result, participants }: PoolView, addition: Addition): EffectView | null {
  if (!result) return null
  const revised = clearWithAddition({ terms, standing: result, schools: participants }, addition)
  if (revised.kind !== "revised") return { accepts: false, sentence: RAISES }
  const before = schoolTotals(result)
  const after = schoolTotals(revised.clearing)
  return {
    accepts: true,
    prices: revised.changes.map(({ itemId, ordered, priceBefore, priceAfter }) => {
      const { name } = itemOf(terms, itemId)
      const price = formatUnitPrice(priceAfter)
      return priceAfter < priceBefore
        ? `${name}: ${writeCount(ordered)} in all, and the price falls from ${formatUnitPrice(priceBefore)} to ${price}.`
        : `${name}: ${writeCount(ordered)} in all, and the price stays ${price}.`
    }),
    schools: participants.flatMap(({ schoolId, name }) => {
      const now = after.get(schoolId)
      if (now === undefined) return []
      return [
        { id: schoolId, name, before: formatPounds(before.get(schoolId) ?? 0n), after: formatPounds(now) },
      ]
    }),
  }
}

import { writeCount } from "#app/features/splitting/counted.ts"
