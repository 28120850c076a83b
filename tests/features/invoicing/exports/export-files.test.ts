import { unzipSync } from "fflate"
import { expect, test } from "vitest"
import { exportDownload } from "#app/features/invoicing/exports/export-files.ts"
import { linesCsv } from "#app/features/invoicing/exports/lines-csv.ts"
import { xeroBills } from "#app/features/invoicing/exports/xero-bills.ts"
import { paperLine, vatInvoice } from "#tests/support/invoice-documents.ts"

const many = Array.from({ length: 260 }, (_, n) =>
  vatInvoice({ number: `OAK-2026-${n + 1}`, lines: [paperLine, paperLine] }),
)
const rowsIn = (csv: Uint8Array) => new TextDecoder().decode(csv).trimEnd().split("\r\n").length - 1

test("one file is downloaded as it is", () => {
  expect(exportDownload(linesCsv, many).mediaType).toBe("text/csv; charset=utf-8")
})

test("several files come in one ZIP that says what it is for, and lose no line", () => {
  const { name, mediaType, content } = exportDownload(xeroBills, many)
  expect([name, mediaType]).toEqual(["Invoices 2026-12-04 Xero bills.zip", "application/zip"])
  const files = unzipSync(content as Uint8Array)
  expect(Object.keys(files)).toEqual([
    "Invoices 2026-12-04 Xero bills part 1 of 2.csv",
    "Invoices 2026-12-04 Xero bills part 2 of 2.csv",
  ])
  expect(Object.values(files).map(rowsIn)).toEqual([500, 20])
})
