import type { Pence } from "#app/core/money.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

type Delivery = Pick<PoolTerms, "deliveryPence" | "freeDeliveryFromPence">

/** Whether goods of this value, before VAT, come without a charge for delivery. */
export const isDeliveryFree = ({ freeDeliveryFromPence }: Delivery, goodsPence: Pence): boolean =>
  freeDeliveryFromPence !== null && goodsPence >= freeDeliveryFromPence

/** What the supplier charges for bringing goods of this value. */
export const deliveryCost = (terms: Delivery, goodsPence: Pence): Pence =>
  isDeliveryFree(terms, goodsPence) ? 0n : terms.deliveryPence
