import { formatMoment } from "#app/core/civil-time.ts"
import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { withArticle } from "#app/core/with-article.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { BoughtRow, BoughtView } from "#app/features/purchasing/again/bought-view.ts"
import { type CopyDates, copiedTimes, copyDates } from "#app/features/purchasing/again/copied-times.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import type { PoolResult, PoolView } from "#app/features/purchasing/showing/pool-view.ts"

export function presentBought(view: PoolView, actor: Actor): BoughtView {
  const { terms, result, participants, now } = view
  const seesAll = can(actor, "see-shares", inPolicy(terms))
  const cleared = result?.outcome === "cleared" ? result : null
  return {
    sentence: cleared
      ? `Bought from ${terms.supplierName}, closed on ${formatMoment(terms.closesAt)}: ${formatPounds(grossOf(cleared))} inc VAT in all.`
      : "Nothing was bought in this pool. Its items and prices can still be offered again.",
    items: terms.items.map((item) => {
      const outcome = cleared?.items.find(({ itemId }) => itemId === item.id)
      const schools = view.demand.find(({ itemId }) => itemId === item.id)?.schools ?? 0
      return {
        id: item.id,
        name: item.name,
        bought: outcome?.ordered ? countUnits(outcome.ordered, item.unit) : "–",
        price: outcome?.unitPrice ? `${formatUnitPrice(outcome.unitPrice)} ${withArticle(item.unit)}` : "–",
        schools: countUnits(schools, "school"),
      }
    }),
    schools: cleared ? schoolRows(view, cleared) : [],
    seesAll,
    names: seesAll ? [] : participants.map(({ name }) => name),
    dates: copyDates.map((value) => ({ value, ...datesInWords(value, copiedTimes(terms, value, now)) })),
  }
}

const grossOf = ({ goodsPence, deliveryPence, vatPence }: PoolResult): Pence =>
  goodsPence + deliveryPence + vatPence

/** The result holds the shares that this person may see, and no others. */
function schoolRows({ terms, participants }: PoolView, { shares, vatShares }: PoolResult): BoughtRow[] {
  return participants.flatMap(({ schoolId, name }) => {
    const own = shares.filter((share) => share.schoolId === schoolId)
    if (own.length === 0) return []
    const vats = vatShares.filter((share) => share.schoolId === schoolId)
    const gross =
      sumPence(own.map(({ netPence }) => netPence)) + sumPence(vats.map(({ vatPence }) => vatPence))
    const taken = terms.items.map(({ id, unit }) => {
      const share = own.find(({ itemId }) => itemId === id)
      return share ? countUnits(share.quantity, unit) : "–"
    })
    return [{ id: schoolId, name, cells: [...taken, formatPounds(gross)] }]
  })
}

function datesInWords(
  dates: CopyDates,
  { opensAt, closesAt }: { opensAt: Temporal.Instant; closesAt: Temporal.Instant },
) {
  const closes = `closes on ${formatMoment(closesAt)}`
  return dates === "years-later"
    ? { text: "At the same time of year", hint: `Opens on ${formatMoment(opensAt)} and ${closes}` }
    : { text: "From now on", hint: `Can open at once and ${closes}` }
}
