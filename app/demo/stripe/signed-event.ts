import { randomBytes } from "node:crypto"
import Stripe from "stripe"

export type SignedEvent = { body: string; signature: string }

type EventWish = { type: string; object: { id: string }; secret: string; id?: string; at?: Temporal.Instant }

/** An event as Stripe would deliver it, signed now or at the moment wished for. */
export const signedEvent = ({ type, object, secret, id, at }: EventWish): SignedEvent => {
  const body = JSON.stringify({
    id: id ?? `evt_${randomBytes(12).toString("hex")}`,
    object: "event",
    type,
    data: { object },
  })
  const timestamp = Math.floor((at ?? Temporal.Now.instant()).epochMilliseconds / 1000)
  const { webhooks } = new Stripe("sk_test_signing")
  return { body, signature: webhooks.generateTestHeaderString({ payload: body, secret, timestamp }) }
}
