import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import { checkTotals } from "#app/features/invoicing/check-totals.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { printedInvoice } from "#app/features/invoicing/printed-invoice.ts"
import { printedOrder } from "#app/features/purchasing/orders/printed-order.ts"
import type { PurchaseOrder } from "#app/features/purchasing/orders/purchase-order.ts"
import { fontCoverage } from "#app/integrations/pdf/font-coverage.ts"
import { printable } from "#app/integrations/pdf/printable-text.ts"

/**
 * The engine enforces one standard a file. Kith's invoices are PDF/A-3 level A: archivable, tagged for screen
 * readers, and able to carry an attached e-invoice. That the same pages also keep the rules of PDF/UA-1 is tested.
 */
export type PdfStandard = "a-3a" | "ua-1"

/** What is printed on the one sheet: invoices, credit notes, and orders to suppliers. */
export type Printable = InvoiceDocument | PurchaseOrder

/** How many compilations the engine keeps intermediate results for, before it forgets those not used again. */
const CACHE_AGE = 2

const require = createRequire(import.meta.url)

/**
 * Starts the printing engine and returns the function that prints a document, synchronously: about 20 ms for a
 * page, so it belongs on a thread of its own (`invoice-worker.ts`).
 *
 * The function throws when the document does not add up, or when the engine refuses it; both are bugs.
 */
export const createInvoiceCompiler = (
  pdfStandard: PdfStandard = "a-3a",
): ((document: Printable) => Uint8Array) => {
  const regular = readFileSync(
    require.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
  )
  const semiBold = readFileSync(
    require.resolve("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
  )
  const covers = fontCoverage(regular)
  const template = fileURLToPath(new URL("./invoice.typ", import.meta.url))
  const compiler = NodeCompiler.create({
    workspace: fileURLToPath(new URL(".", import.meta.url)),
    fontArgs: [{ fontBlobs: [regular, semiBold] }],
  })

  return (document) => {
    const invoice = JSON.stringify(printable(inWords(document), covers))
    const compilation = compiler.compile({ mainFilePath: template, inputs: { invoice } })
    const pages = compilation.result
    if (!pages) {
      const reasons = JSON.stringify(compilation.takeDiagnostics()?.shortDiagnostics)
      throw new Error(`${document.number} could not be laid out: ${reasons}`)
    }
    const pdf = compiler.pdf(pages, { pdfStandard })
    compiler.evictCache(CACHE_AGE)
    return new Uint8Array(pdf)
  }
}

const inWords = (document: Printable) => {
  if (document.kind === "purchase-order") return printedOrder(document)
  checkTotals(document)
  return printedInvoice(document)
}
