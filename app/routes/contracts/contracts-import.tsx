import { data, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { columnHelp } from "#app/features/purchasing/contracts/contract-columns.ts"
import { importContracts } from "#app/features/purchasing/contracts/import-contracts.server.ts"
import { FileFaults } from "#app/features/purchasing/files/file-faults.tsx"
import { type FileFault, MOST_FILE_BYTES } from "#app/features/purchasing/files/read-table-file.ts"
import { TableFileColumns, TableFileForm } from "#app/features/purchasing/files/table-file.tsx"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"
import { readUpload } from "#app/server/uploaded-file.server.ts"

export const meta = () => pageTitle("Register contracts from a file")

export const loader = pageLoader(async ({ actor }) => {
  whoHandlesMoney(actor, "see-contracts")
  return { columns: columnHelp }
})

const refuseFile = (sentence: string, fileFaults: FileFault[] = []) =>
  data({ faults: { typed: {}, sentences: { file: sentence } }, fileFaults }, { status: 422 })

export const action = pageAction(async ({ tx, actor, request, now }) => {
  const { form, file } = await readUpload(request, MOST_FILE_BYTES)
  const keeper = whoHandlesMoney(actor, "see-contracts")
  requireSameSchool(form, actor)
  if (!file.ok) return refuseFile(file.reason)
  const outcome = await importContracts(tx, keeper, { ...file.value, today: civilDateOf(now) })
  switch (outcome.kind) {
    case "imported":
      return redirect(`/contracts?imported=${outcome.contracts}`)
    case "refused":
      return refuseFile(
        "Nothing was registered: put these lines right and send the file again",
        outcome.faults,
      )
    case "not-allowed":
      throw forbidden("Only the school's head, business manager and finance staff register contracts.")
  }
})

export default function ImportContracts() {
  const { viewer, columns } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      viewer={viewer}
      section="school"
      title="Register contracts from a file"
      caption={viewer.school?.name}
      width="wide"
      back={{ href: "/contracts", text: "Contracts" }}
      faults={refused?.faults}
    >
      {refused && <FileFaults faults={refused.fileFaults} />}
      <TableFileForm
        taken="contracts are registered"
        submit="Register the contracts"
        faults={refused?.faults}
      >
        <ActingFor viewer={viewer} />
      </TableFileForm>
      <TableFileColumns line="contract" columns={columns}>
        <a href="/contracts/export?empty=1">Download a file to fill in</a>, or change the one that you{" "}
        <a href="/contracts/export">download of your contracts</a>.
      </TableFileColumns>
    </Page>
  )
}
