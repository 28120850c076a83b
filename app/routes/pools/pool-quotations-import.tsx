import { randomUUID } from "node:crypto"
import { data, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { SelectField } from "#app/components/form/select-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { FileFaults } from "#app/features/purchasing/files/file-faults.tsx"
import { MOST_FILE_BYTES } from "#app/features/purchasing/files/read-table-file.ts"
import { TableFileColumns, TableFileForm } from "#app/features/purchasing/files/table-file.tsx"
import { columnHelp } from "#app/features/purchasing/quotations/quotation-columns.ts"
import { newHeadFields } from "#app/features/purchasing/quotations/quotation-fields.ts"
import { QuotationHead } from "#app/features/purchasing/quotations/quotation-form-view.tsx"
import {
  type FileRefusal,
  readQuotationFile,
} from "#app/features/purchasing/quotations/read-quotation-file.ts"
import { saveQuotation, takesQuotations } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import { vatOptions } from "#app/features/purchasing/views/draft-item.tsx"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { isRefusal, refusalSentence } from "#app/server/answer-refusal.server.ts"
import { typedIn } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"
import { readUpload } from "#app/server/uploaded-file.server.ts"

export const meta = () => pageTitle("Read a quotation from a file")

export const loader = pageLoader(async (visit) => {
  const { terms } = await poolFor(visit, "enter-quotation")
  if (!takesQuotations(terms)) throw redirect(`/pools/${terms.id}/quotations`)
  return {
    pool: { id: terms.id, title: terms.title },
    columns: columnHelp,
    typed: newHeadFields(randomUUID(), civilDateOf(visit.now)),
  }
})

const refuse = (form: FormData, { faults, sentences }: FileRefusal) =>
  data({ faults: { typed: typedIn(form), sentences }, fileFaults: faults }, { status: 422 })

const NOTHING_READ = "Nothing was entered: put these lines right and send the file again"

export const action = pageAction(async (visit) => {
  const { tx, actor, request, now } = visit
  const { form, file } = await readUpload(request, MOST_FILE_BYTES)
  const { terms } = await poolFor(visit, "enter-quotation")
  if (!file.ok) return refuse(form, { faults: [], sentences: { file: file.reason } })
  const text = (name: string) => String(form.get(name) ?? "")
  const beside = {
    ...{ id: text("id"), supplierName: text("supplierName"), deliveryVatRate: text("deliveryVatRate") },
    ...{ quotedOn: text("quotedOn"), validUntil: text("validUntil") },
  }
  const read = readQuotationFile(file.value.bytes, terms.items, beside, civilDateOf(now))
  if (!read.ok) {
    const { faults, sentences } = read.reason
    return refuse(form, {
      faults,
      sentences: faults.length > 0 ? { ...sentences, file: NOTHING_READ } : sentences,
    })
  }
  const outcome = await saveQuotation(tx, actor, { poolId: terms.id, quotation: read.value, from: "file" })
  if (isRefusal(outcome)) return refuse(form, { faults: [], sentences: { "": refusalSentence(outcome) } })
  return redirect(`/pools/${terms.id}/quotations?done=saved`)
})

export default function ImportQuotation() {
  const { viewer, pool, columns, typed } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const state = refused?.faults ?? { typed, sentences: {} }
  const back = `/pools/${pool.id}/quotations`
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Read a quotation from a file"
      caption={pool.title}
      width="wide"
      back={{ href: back, text: "Quotations" }}
      faults={refused?.faults}
    >
      {refused && <FileFaults faults={refused.fileFaults} />}
      <p>
        <a href={`${back}/file`}>Download a file for suppliers to fill in</a>: it names the items of this
        pool.
      </p>
      <TableFileForm taken="prices are entered" submit="Enter the quotation" faults={state}>
        <QuotationHead state={state} />
        <SelectField name="deliveryVatRate" label="VAT on delivery" options={vatOptions} faults={state} />
      </TableFileForm>
      <TableFileColumns line="price" columns={columns} />
    </Page>
  )
}
