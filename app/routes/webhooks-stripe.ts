import type { ActionFunctionArgs } from "@remix-run/node"

const say = (status: number, words: string) =>
  new Response(`${words}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } })

/**
 * Stripe tells of what happened. Its signature is over the very bytes of the body; what it tells is only where to
 * look. Every answer but 2xx makes Stripe come again, for three days.
 */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const { cards } = context
  if (!cards) return say(404, "Nobody pays by card here.")
  const event = await cards.payments.readEvent(await request.text(), request.headers.get("Stripe-Signature"))
  if (event === null) return say(400, "The signature is missing, wrong or too old.")
  if (event.checkoutId === null) return say(200, "Not about a checkout.")
  const { kind } = await cards.settle(event.checkoutId, event)
  return kind === "unavailable" ? say(503, "Stripe did not answer. Come again.") : say(200, kind)
}

export const loader = () => say(405, "Only Stripe calls here.")
