import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { ContractFields } from "#app/features/purchasing/contracts/contract-fields.tsx"
import { contractForm } from "#app/features/purchasing/contracts/contract-form.ts"
import { readContract } from "#app/features/purchasing/contracts/contract-queries.server.ts"
import { noticeInWords, typedOf } from "#app/features/purchasing/contracts/contract-view.ts"
import { changeContract } from "#app/features/purchasing/contracts/save-contract.server.ts"
import { settleNotice } from "#app/features/purchasing/contracts/settle-notice.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { intentOf, parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { what: string } }) => pageTitle(data?.what ?? "Contract")

const DONE: Record<string, string> = {
  registered: "The contract is registered.",
  changed: "The contract is changed.",
  settled: "The notice is dealt with. Nobody is reminded of it any more.",
}

export const loader = pageLoader(async ({ tx, actor, params, url, now }) => {
  const { school } = whoHandlesMoney(actor, "see-contracts")
  const contract = await readContract(tx, school.id, idInAddress(params.contractId))
  if (!contract) throw notFound()
  return {
    id: contract.id,
    what: contract.what,
    done: wordsFor(DONE, url.searchParams.get("done")),
    notice: noticeInWords(contract, civilDateOf(now)),
    typed: typedOf(contract),
  }
})

export const action = pageAction(async ({ tx, actor, params, request, now }) => {
  const id = idInAddress(params.contractId)
  const form = await request.formData()
  const keeper = whoHandlesMoney(actor, "see-contracts")
  requireSameSchool(form, actor)
  if (intentOf(form, ["save", "settle"]) === "settle") {
    const settling = await settleNotice(tx, keeper, id)
    if (settling.kind === "not-found") throw notFound()
    if (settling.kind === "not-allowed") throw forbidden(whoMay)
    return redirect(`/contracts/${id}?done=settled`)
  }
  const parsed = parseForm(contractForm(civilDateOf(now)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await changeContract(tx, keeper, { id, ...parsed.value })
  switch (outcome.kind) {
    case "saved":
      return redirect(`/contracts/${id}?done=changed`)
    case "registered-already":
      return refuseField(form, "supplierName", registeredAlready)
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(whoMay)
  }
})

const whoMay = "Only the school's head, business manager and finance staff change its contracts."
const registeredAlready =
  "Your school has registered another contract with this supplier, purpose and last day"

export default function Contract() {
  const { viewer, id, what, done, notice, typed } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const isWaiting = notice.standing === "due" || notice.standing === "due-soon"
  return (
    <Page
      viewer={viewer}
      section="school"
      title={what}
      caption={viewer.school?.name}
      back={{ href: "/contracts", text: "Contracts" }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      <Banner kind={notice.standing === "due-soon" ? "warning" : "notice"} title={notice.sentence}>
        {isWaiting && (
          <form method="post">
            <ActingFor viewer={viewer} />
            <p>Have you given notice, or decided to keep the contract?</p>
            <Button kind="secondary" name="intent" value="settle">
              The notice is dealt with
            </Button>
          </form>
        )}
      </Banner>
      <form method="post">
        <ActingFor viewer={viewer} />
        <ContractFields typed={typed} faults={faults} />
        <ButtonRow>
          <Button>Save</Button>
          <a href={`/contracts/${id}/remove`}>Remove this contract</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
