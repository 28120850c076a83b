import { redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { readContract } from "#app/features/purchasing/contracts/contract-queries.server.ts"
import { removeContract } from "#app/features/purchasing/contracts/remove-contract.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Remove a contract")

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const { school } = whoHandlesMoney(actor, "see-contracts")
  const contract = await readContract(tx, school.id, idInAddress(params.contractId))
  if (!contract) throw notFound()
  return { id: contract.id, what: contract.what, supplier: contract.supplierName }
})

export const action = pageAction(async ({ tx, actor, params, request }) => {
  const form = await request.formData()
  const keeper = whoHandlesMoney(actor, "see-contracts")
  requireSameSchool(form, actor)
  const outcome = await removeContract(tx, keeper, idInAddress(params.contractId))
  if (outcome.kind === "not-found") throw notFound()
  if (outcome.kind === "not-allowed")
    throw forbidden("Only the school's head, business manager and finance staff remove its contracts.")
  return redirect("/contracts?done=removed")
})

export default function RemoveContract() {
  const { viewer, id, what, supplier } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      viewer={viewer}
      section="school"
      title={`Remove “${what}”`}
      caption={supplier}
      back={{ href: `/contracts/${id}`, text: what }}
      consequences={[
        "The contract is off the register, with its notes and its notice date.",
        "Your groups no longer see when it ends.",
        "That it was registered, and who removed it, stays on record.",
      ]}
      confirm="Remove the contract"
      cancel={{ href: `/contracts/${id}`, text: "Keep the contract" }}
    >
      <ActingFor viewer={viewer} />
    </ConfirmPage>
  )
}
