import { HttpResponse, http } from "msw"
import type { SimulatedSessions } from "#app/demo/stripe/simulated-sessions.ts"

const STRIPE = "https://api.stripe.com/v1"

const fault = (status: number, type: string, message: string) =>
  HttpResponse.json({ error: { type, message } }, { status })

/** Answers as Stripe does to the few calls that Kith makes, a wrong key and a misused idempotency key included. */
export const stripeAnswers = (sessions: SimulatedSessions, secretKey: string) => {
  const refused = (request: Request) =>
    request.headers.get("Authorization") === `Bearer ${secretKey}`
      ? null
      : fault(401, "invalid_request_error", "Invalid API Key provided.")

  return [
    http.post(`${STRIPE}/checkout/sessions`, async ({ request }) => {
      const form = new URLSearchParams(await request.text())
      const session = sessions.open(form, request.headers.get("Idempotency-Key"))
      const misused =
        "Keys for idempotent requests can only be used with the parameters they were first used with."
      return (
        refused(request) ?? (session ? HttpResponse.json(session) : fault(400, "idempotency_error", misused))
      )
    }),
    http.get<{ id: string }>(`${STRIPE}/checkout/sessions/:id`, ({ request, params }) => {
      const found = sessions.find(params.id)
      return (
        refused(request) ??
        (found
          ? HttpResponse.json(found.session)
          : fault(404, "invalid_request_error", `No such checkout.session: '${params.id}'`))
      )
    }),
  ]
}
