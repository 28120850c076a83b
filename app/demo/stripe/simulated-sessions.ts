import { randomBytes } from "node:crypto"

/** A checkout session as far as Kith looks at it, with Stripe's own names. */
export type SimulatedSession = {
  id: string
  object: "checkout.session"
  url: string
  status: "open" | "complete"
  payment_status: "unpaid" | "paid"
  payment_intent: string | null
  amount_total: number
  currency: string
  client_reference_id: string | null
  metadata: Record<string, string>
  success_url: string
  cancel_url: string
}

export type OpenedSession = { session: SimulatedSession; description: string }

const freshId = (prefix: string) => `${prefix}_${randomBytes(12).toString("hex")}`

/** Stripe's memory, in this process's. `hostedPage` is the address of the page where a session is paid. */
export const createSimulatedSessions = (hostedPage: (sessionId: string) => string) => {
  const sessions = new Map<string, OpenedSession>()
  const answers = new Map<string, { form: string; sessionId: string }>()

  return {
    /** Null when the key came before with another form. */
    open(form: URLSearchParams, idempotencyKey: string | null): SimulatedSession | null {
      const earlier = idempotencyKey ? answers.get(idempotencyKey) : undefined
      if (earlier) return earlier.form === form.toString() ? sessions.get(earlier.sessionId)!.session : null
      const id = freshId("cs_test")
      const session: SimulatedSession = {
        id,
        object: "checkout.session",
        url: hostedPage(id),
        status: "open",
        payment_status: "unpaid",
        payment_intent: null,
        amount_total: Number(form.get("line_items[0][price_data][unit_amount]")),
        currency: form.get("line_items[0][price_data][currency]") ?? "",
        client_reference_id: form.get("client_reference_id"),
        metadata: Object.fromEntries(
          [...form].flatMap(([name, value]) => {
            const key = /^metadata\[(\w+)\]$/.exec(name)?.[1]
            return key ? [[key, value]] : []
          }),
        ),
        success_url: form.get("success_url") ?? "",
        cancel_url: form.get("cancel_url") ?? "",
      }
      const description = form.get("line_items[0][price_data][product_data][name]") ?? ""
      sessions.set(id, { session, description })
      if (idempotencyKey) answers.set(idempotencyKey, { form: form.toString(), sessionId: id })
      return session
    },

    find: (id: string) => sessions.get(id) ?? null,

    /** The card goes through; a session that is paid already stays as it is. */
    pay(id: string): SimulatedSession | null {
      const session = sessions.get(id)?.session
      if (!session) return null
      session.status = "complete"
      session.payment_status = "paid"
      session.payment_intent ??= freshId("pi_test")
      return session
    },
  }
}

export type SimulatedSessions = ReturnType<typeof createSimulatedSessions>
