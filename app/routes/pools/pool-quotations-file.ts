import {
  writeEmptyQuotation,
  writeQuotation,
} from "#app/features/purchasing/quotations/write-quotation-file.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { quotationOf } from "#app/routes/pools/quotation-page.server.ts"
import { download } from "#app/server/download.ts"
import { fileLoader } from "#app/server/signed-in.server.ts"

/** A file for suppliers to fill in; with `?quotation=<id>` one that has come, as it would be read back. */
export const loader = fileLoader(async (visit) => {
  const { terms } = await poolFor(visit, "see-quotations")
  const quotationId = visit.url.searchParams.get("quotation")
  const quotation = quotationId
    ? await quotationOf({ ...visit, params: { ...visit.params, quotationId } }, terms.id)
    : null
  return download({
    name: quotation ? `${quotation.supplierName}, ${terms.title}.csv` : `Quotation for ${terms.title}.csv`,
    mediaType: "text/csv; charset=utf-8",
    content: quotation ? writeQuotation(quotation) : writeEmptyQuotation(terms.items),
  })
})
