import { redirect } from "@remix-run/node"
import { civilDateOf } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readPayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import { refuseField } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** The invoice of an address with what the form of a transfer begins with; `only` says who may record one. */
export async function openTransfer({ tx, actor, params, now }: Visit, only: string) {
  const invoice = await readPayableInvoice(tx, idInAddress(params.invoiceId))
  if (!invoice) throw notFound()
  if (!can(actor, "record-payment", invoice)) throw forbidden(only)
  const { id, number, buyerName } = invoice
  return {
    invoice,
    shown: {
      paymentId: crypto.randomUUID(),
      invoice: { id, number, buyerName },
      earliest: invoice.issuedOn.toString(),
      today: civilDateOf(now).toString(),
    },
  }
}

type Outcome =
  | { kind: "recorded" | "not-found" | "forbidden" }
  | { kind: "refused"; field: string; sentence: string }

/** What a form of a transfer is answered with. */
export function answerTransfer(
  outcome: Outcome,
  {
    form,
    invoiceId,
    paymentId,
    only,
  }: { form: FormData; invoiceId: string; paymentId: string; only: string },
) {
  switch (outcome.kind) {
    case "not-found":
      throw notFound()
    case "forbidden":
      throw forbidden(only)
    case "refused":
      return refuseField(form, outcome.field, outcome.sentence)
    case "recorded":
      return redirect(`/invoices/${invoiceId}?recorded=${paymentId}`)
  }
}
