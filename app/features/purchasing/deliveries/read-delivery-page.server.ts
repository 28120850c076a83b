import { civilDateOf } from "#app/core/civil-time.ts"
import { decimalUnitPrice } from "#app/core/unit-price.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readAccountHistory } from "#app/features/purchasing/corrections/account-queries.server.ts"
import { asItStands } from "#app/features/purchasing/corrections/as-it-stands.server.ts"
import { accountItemOf } from "#app/features/purchasing/corrections/pool-account.ts"
import { outstandingLines } from "#app/features/purchasing/deliveries/delivery.ts"
import { readDeliveries } from "#app/features/purchasing/deliveries/delivery-queries.server.ts"
import {
  presentCorrections,
  presentDeliveries,
  presentItems,
} from "#app/features/purchasing/deliveries/present-delivery.ts"
import type { DeliveryPage } from "#app/features/purchasing/deliveries/shown-delivery.ts"
import { itemOf } from "#app/features/purchasing/pools/pool.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import { presentReceipts } from "#app/features/purchasing/receipts/present-receipts.ts"
import { readReceipts } from "#app/features/purchasing/receipts/receipt-queries.server.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import { shareOf } from "#app/features/purchasing/showing/present-result.server.ts"
import type { Tx } from "#db/client.ts"

/** The page of what an order has come to, for this person; null for a pool that has not been ordered. */
export async function readDeliveryPage(tx: Tx, pool: PoolView, actor: Actor): Promise<DeliveryPage | null> {
  const { terms, now } = pool
  const history = await readAccountHistory(tx, pool)
  if (!history || !["ordered", "delivered", "invoiced"].includes(terms.state)) return null
  const schoolId = actor.school?.id ?? null
  const leads = can(actor, "see-shares", inPolicy(terms))
  const deliveries = await readDeliveries(tx, terms.id)
  const isComplete = terms.state !== "ordered"
  const standing = await asItStands(tx, pool)
  const takesPart = history.closing.shares.some((share) => share.schoolId === schoolId)
  return {
    pool: { id: terms.id, title: terms.title, supplier: terms.supplierName, lead: terms.leadSchool.name },
    isComplete,
    items: presentItems(terms, history, deliveries),
    deliveries: presentDeliveries(terms, deliveries),
    corrections: presentCorrections(terms, history, schoolId),
    share: schoolId && standing.result ? shareOf(standing.terms, standing.result, schoolId) : null,
    mayConfirm: isComplete && takesPart && can(actor, "confirm-receipt", inPolicy(terms)),
    receipts: leads && isComplete ? presentReceipts(pool, history, await readReceipts(tx, terms.id)) : null,
    mayCorrect: isComplete && can(actor, "correct-pool", inPolicy(terms)),
    hasOrder: leads,
    form:
      terms.state === "ordered" && can(actor, "deliver-pool", inPolicy(terms))
        ? {
            id: crypto.randomUUID(),
            today: civilDateOf(now).toString(),
            lines: outstandingLines(history.closing, deliveries).map(({ itemId, quantity }) => {
              const item = itemOf(terms, itemId)
              const agreed = accountItemOf(history.closing, itemId).unitPrice
              return {
                ...{ id: itemId, name: item.name, unit: item.unit, toCome: quantity },
                price: decimalUnitPrice(agreed),
              }
            }),
          }
        : null,
  }
}
