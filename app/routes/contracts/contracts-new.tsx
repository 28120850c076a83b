import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { ContractFields } from "#app/features/purchasing/contracts/contract-fields.tsx"
import { contractForm } from "#app/features/purchasing/contracts/contract-form.ts"
import { registerContract } from "#app/features/purchasing/contracts/save-contract.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { parseForm, refuseField, refuseForm, refuseSpentForm } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Register a contract")

export const loader = pageLoader(async ({ actor }) => {
  whoHandlesMoney(actor, "see-contracts")
  return { id: crypto.randomUUID() }
})

export const action = pageAction(async ({ tx, actor, request, now }) => {
  const form = await request.formData()
  const keeper = whoHandlesMoney(actor, "see-contracts")
  requireSameSchool(form, actor)
  const id = form.get("id")
  if (typeof id !== "string" || !isId(id)) return refuseField(form, "", OUT_OF_DATE)
  const parsed = parseForm(contractForm(civilDateOf(now)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await registerContract(tx, keeper, { id, ...parsed.value })
  switch (outcome.kind) {
    case "saved":
      return redirect(`/contracts/${id}?done=registered`)
    case "registered-already":
      return refuseField(
        form,
        "supplierName",
        "Your school has registered a contract with this supplier, purpose and last day",
      )
    case "form-spent":
      return refuseSpentForm(form)
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden("Only the school's head, business manager and finance staff register contracts.")
  }
})

export default function NewContract() {
  const { viewer, id } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="school"
      title="Register a contract"
      caption={viewer.school?.name}
      back={{ href: "/contracts", text: "Contracts" }}
      faults={faults}
    >
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={id} />
        <ContractFields faults={faults} />
        <Button>Register the contract</Button>
      </form>
    </Page>
  )
}
