import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { formatPounds } from "#app/core/money.ts"
import { notFound } from "#app/server/refusals.ts"

export const meta = () => pageTitle("The demo's card payment")

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const checkout = context.cards?.standIn?.find(params.checkoutId ?? "")
  if (!checkout) throw notFound()
  const { description, amountPence, paid, cancelUrl } = checkout
  return { description, amount: formatPounds(amountPence), paid, cancelUrl }
}

export const action = async ({ params, context }: ActionFunctionArgs) => {
  const successUrl = await context.cards?.standIn?.pay(params.checkoutId ?? "")
  if (!successUrl) throw notFound()
  return redirect(successUrl)
}

/** In place of Stripe's own page, which the demo cannot reach. */
export default function DemoCheckout() {
  const { description, amount, paid, cancelUrl } = useLoaderData<typeof loader>()
  return (
    <Page viewer={null} title={`Pay ${amount}`} caption="The demo's card payment">
      <Banner kind="notice" title="No card is charged">
        <p>In the demo this page stands in for Stripe's. Outside the demo Stripe asks for the card here.</p>
      </Banner>
      <SummaryList
        rows={[
          { key: "For", value: description },
          { key: "Amount", value: amount },
          { key: "Card", value: "4242 4242 4242 4242" },
        ]}
      />
      <form method="post">
        <ButtonRow>
          {!paid && <Button>{`Pay ${amount}`}</Button>}
          <a href={cancelUrl}>{paid ? "Back to the invoice" : "Cancel"}</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
