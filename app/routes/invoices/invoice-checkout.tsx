import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { isId } from "#app/core/cursor.ts"
import { formatPounds } from "#app/core/money.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { prepareCheckout, storeCheckout } from "#app/features/payments/start-checkout.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { refuseAsUnavailable, refuseField } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { cannotBeDone, forbidden, notFound } from "#app/server/refusals.ts"
import { pageLoader, type Visit, visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Pay by card")

const onlyTheBuyer = "Only the school that received an invoice pays it."

/** What would be asked of the card company; refused where nobody may ask it, or there is nothing to pay. */
async function prepare({ tx, actor, params, context }: Visit, checkoutId: string) {
  const invoiceId = idInAddress(params.invoiceId)
  const wish = { invoiceId, checkoutId, appUrl: context.appUrl }
  const prepared = await prepareCheckout(tx, whoHandlesMoney(actor, "see-invoices"), wish)
  if (prepared.kind === "not-found" || context.cards === null) throw notFound()
  if (prepared.kind === "forbidden") throw forbidden(onlyTheBuyer)
  return prepared
}

export const loader = pageLoader(async (asked) => {
  const checkoutId = crypto.randomUUID()
  const prepared = await prepare(asked, checkoutId)
  if (prepared.kind === "refused") throw cannotBeDone(prepared.sentence)
  const { invoiceId, amountPence, description } = prepared.request
  return { checkoutId, invoiceId, description, amount: formatPounds(amountPence) }
})

/** Stripe is asked between two transactions, so that its silence holds none open. */
export const action = async (args: ActionFunctionArgs) => {
  const form = await args.request.formData()
  const checkoutId = String(form.get("checkoutId"))
  if (!isId(checkoutId)) return refuseField(form, "", OUT_OF_DATE)
  const prepared = await visit(args, "read only", "a-school", (asked) => prepare(asked, checkoutId))
  if (prepared.kind === "refused") return refuseField(form, "", prepared.sentence)

  const opened = await args.context.cards!.payments.openCheckout(prepared.request)
  if (opened.kind === "unavailable")
    return refuseAsUnavailable(
      form,
      "Stripe, which takes card payments for Kith, does not answer. Nothing was charged and nothing has changed. Please try again in a few minutes, or pay by bank transfer.",
    )
  const checkout = { id: checkoutId, invoiceId: prepared.request.invoiceId, stripeSessionId: opened.id }
  await visit(args, "read write", "a-school", ({ tx, actor }) =>
    storeCheckout(tx, whoHandlesMoney(actor, "see-invoices"), checkout),
  )
  return redirect(opened.url)
}

export default function InvoiceCheckout() {
  const { viewer, checkoutId, invoiceId, description, amount } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <ConfirmPage
      viewer={viewer}
      section="invoices"
      title={`Pay ${amount} by card`}
      caption={description}
      back={{ href: `/invoices/${invoiceId}`, text: "The invoice" }}
      faults={faults}
      kind="primary"
      consequences={[
        `Stripe's page opens and asks for the card. Kith never sees the card's number.`,
        `${amount} is charged to the card when you pay there, and not before.`,
        "The invoice is marked as paid as soon as Stripe confirms it, and the other school is told.",
      ]}
      confirm="Go on to Stripe"
      cancel={{ href: `/invoices/${invoiceId}`, text: "Pay another way" }}
    >
      <input type="hidden" name="checkoutId" value={checkoutId} />
    </ConfirmPage>
  )
}
