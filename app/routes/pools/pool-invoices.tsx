import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { FigureRow } from "#app/components/list/figure-row.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { readPoolInvoices } from "#app/features/invoicing/invoice-queries.server.ts"
import { InvoiceSheet } from "#app/features/invoicing/invoice-sheet.tsx"
import {
  issuePoolInvoices,
  type PoolInvoicing,
  readPoolInvoicing,
} from "#app/features/purchasing/recharging/issue-pool-invoices.server.ts"
import {
  issuedPoolView,
  poolInvoicesPreview,
} from "#app/features/purchasing/recharging/pool-invoices-view.ts"
import { DraftTable, IssuedTable } from "#app/features/purchasing/views/pool-invoice-tables.tsx"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { refuseField } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { cannotBeDone, forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Invoices of a pool")

const orRefuse = (found: PoolInvoicing) => {
  if (found.kind === "not-found") throw notFound()
  if (found.kind === "forbidden") throw forbidden(found.sentence)
  if (found.kind === "refused") throw cannotBeDone(found.sentence)
  return found
}

export const loader = pageLoader(async ({ tx, actor, params, url, now }) => {
  const poolId = idInAddress(params.poolId)
  const found = orRefuse(await readPoolInvoicing(tx, whoHandlesMoney(actor, "see-invoices"), poolId))
  const pool = { id: poolId, title: found.pool.terms.title }
  const today = civilDateOf(now)
  return found.kind === "preview"
    ? { pool, preview: poolInvoicesPreview(found, today, url.searchParams.get("school")), issued: null }
    : { pool, preview: null, issued: issuedPoolView(await readPoolInvoices(tx, poolId), today) }
})

export const action = pageAction(async ({ tx, actor, params, request, context, now }) => {
  const poolId = idInAddress(params.poolId)
  const form = await request.formData()
  const around = { jobs: context.jobs, appUrl: context.appUrl, now }
  const outcome = await issuePoolInvoices(tx, whoHandlesMoney(actor, "see-invoices"), poolId, around)
  switch (outcome.kind) {
    case "not-found":
      throw notFound()
    case "forbidden":
      throw forbidden(outcome.sentence)
    case "refused":
      return refuseField(form, "", outcome.sentence)
    case "issued":
      return redirect(`/pools/${poolId}/invoices`)
  }
})

export default function PoolInvoices() {
  const { viewer, pool, preview, issued } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="pools"
      width="wide"
      title={preview ? "Issue the invoices" : "Invoices"}
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: "The pool" }}
      faults={faults}
      actions={
        issued && (
          <ButtonLink href={`/pools/${pool.id}/invoices.zip`} kind="secondary" download>
            Download all as ZIP
          </ButtonLink>
        )
      }
    >
      {preview && <Preview poolId={pool.id} preview={preview} />}
      {issued && (
        <>
          <FigureRow figures={issued.figures} />
          <IssuedTable invoices={issued.invoices} />
        </>
      )}
    </Page>
  )
}

type PreviewView = ReturnType<typeof poolInvoicesPreview>

function Preview({ poolId, preview }: { poolId: string; preview: PreviewView }) {
  const { figures, drafts, consequences, sheet, lacksBank, confirm } = preview
  return (
    <>
      {lacksBank && (
        <Banner kind="warning" title="Your school has no bank account here">
          <p>
            The invoices would not say where to pay, and an issued invoice never changes.{" "}
            <a href="/school/bank-account">Add the account</a> first.
          </p>
        </Banner>
      )}
      <FigureRow figures={figures} />
      <DraftTable poolId={poolId} drafts={drafts} />
      <h2 className="govuk-heading-m">If you go on</h2>
      <ul className="govuk-list govuk-list--bullet">
        {consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <form method="post">
        <ButtonRow>
          <Button>{confirm}</Button>
          <a href={`/pools/${poolId}`}>Not yet</a>
        </ButtonRow>
      </form>
      {sheet && (
        <section id="preview">
          <h2 className="govuk-heading-m">What {sheet.buyer.name} will get</h2>
          <InvoiceSheet invoice={sheet} />
        </section>
      )}
    </>
  )
}
