import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { formatPounds } from "#app/core/money.ts"
import { readCheckout } from "#app/features/payments/checkout-queries.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageLoader, type Visit, visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Payment by card")

const find = async ({ tx, params }: Visit) => {
  const ids = { invoiceId: idInAddress(params.invoiceId), checkoutId: idInAddress(params.checkoutId) }
  const checkout = await readCheckout(tx, ids)
  if (!checkout) throw notFound()
  return { ...ids, ...checkout }
}

/** Where Stripe sends the payer. Says "paid" once the payment is in the books; asks Stripe itself if it is not. */
export const loader = async (args: LoaderFunctionArgs) => {
  const checkout = await visit(args, "read only", "a-school", find)
  if (checkout.paidPence === null) await args.context.cards?.settle(checkout.stripeSessionId)
  return readAgain(args)
}

const readAgain = pageLoader(async (asked) => {
  const { invoiceId, checkoutId, number, sellerName, paidPence } = await find(asked)
  return {
    invoiceId,
    checkoutId,
    number,
    sellerName,
    paid: paidPence === null ? null : formatPounds(paidPence),
  }
})

export default function InvoiceCheckoutDone() {
  const { viewer, invoiceId, checkoutId, number, sellerName, paid } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="invoices"
      title={paid ? "Thank you" : "Not confirmed yet"}
      caption={`Invoice ${number}`}
    >
      {paid ? (
        <Banner kind="success" title={`${paid} has been paid to ${sellerName}`}>
          <p>The payment is recorded with the invoice, and {sellerName} has been told.</p>
        </Banner>
      ) : (
        <Banner kind="notice" title="Stripe has not confirmed a payment">
          <p>
            If you have paid, that takes a minute at most: look again then. If you have not paid, nothing was
            charged and the invoice is as it was.
          </p>
        </Banner>
      )}
      <ButtonRow>
        {!paid && <ButtonLink href={`/invoices/${invoiceId}/checkout/${checkoutId}`}>Look again</ButtonLink>}
        <ButtonLink href={`/invoices/${invoiceId}`} kind={paid ? "primary" : "secondary"}>
          See the invoice
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}
