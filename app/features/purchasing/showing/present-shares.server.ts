import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import { shareOf } from "#app/features/purchasing/showing/present-result.server.ts"
import type { SchoolShareView, SharesView } from "#app/features/purchasing/showing/shown-shares.ts"

/** Every school's share of a cleared pool, with totals beside the supplier's; null while there is none. */
export function presentShares({ terms, result, participants, commitments }: PoolView): SharesView | null {
  if (result?.outcome !== "cleared") return null
  const names = new Map(participants.map(({ schoolId, name }) => [schoolId, name]))
  const orderNumbers = new Map(commitments.map((one) => [one.schoolId, one.purchaseOrderNumber]))
  const amounts = (schoolId: string | null): Amounts => {
    const own = <T extends { schoolId: string }>(all: readonly T[]) =>
      schoolId === null ? all : all.filter((one) => one.schoolId === schoolId)
    const shares = own(result.shares)
    return {
      goods: sumPence(shares.filter(({ itemId }) => itemId !== null).map(({ netPence }) => netPence)),
      delivery: sumPence(shares.filter(({ itemId }) => itemId === null).map(({ netPence }) => netPence)),
      vat: sumPence(own(result.vatShares).map(({ vatPence }) => vatPence)),
    }
  }
  const supplier = { goods: result.goodsPence, delivery: result.deliveryPence, vat: result.vatPence }
  const total = amounts(null)
  return {
    schools: schoolsIn(result.shares)
      .map((id): SchoolShareView => {
        const name = names.get(id) ?? "A school that has left"
        return {
          ...{ id, name, orderNumber: orderNumbers.get(id) || "–" },
          ...written(amounts(id)),
          parts: shareOf(terms, result, id)?.parts ?? [],
        }
      })
      .sort((a, b) => a.name.localeCompare(b.name, "en-GB")),
    total: written(total),
    supplier: written(supplier),
    reconciles: grossOf(total) === grossOf(supplier),
    recharge: describe(terms),
  }
}

type Amounts = { goods: Pence; delivery: Pence; vat: Pence }

const grossOf = ({ goods, delivery, vat }: Amounts) => goods + delivery + vat

const written = (amounts: Amounts) => ({
  goods: formatPounds(amounts.goods),
  delivery: formatPounds(amounts.delivery),
  vat: formatPounds(amounts.vat),
  gross: formatPounds(grossOf(amounts)),
})

const schoolsIn = (shares: readonly { schoolId: string }[]) => [
  ...new Set(shares.map(({ schoolId }) => schoolId)),
]

const describe = (terms: PoolTerms) =>
  `${terms.supplierName}’s invoice goes to ${terms.leadSchool.name}, which recharges every school its share.`
