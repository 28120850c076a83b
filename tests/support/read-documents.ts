import { parse } from "csv-parse/sync"
import { extractText, getDocumentProxy } from "unpdf"

/** The words of a PDF, as somebody reads them. */
export async function wordsOfPdf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  return text.replaceAll(/\s+/g, " ")
}

/** The rows of a CSV file, by the names of its columns. */
export const rowsOfCsv = (csv: Uint8Array): Record<string, string>[] =>
  parse(Buffer.from(csv), { bom: true, columns: true })

/** "1,234.50", "£1,234.50" and "-3" in pence. */
export function penceOf(pounds: string): bigint {
  const [, minus = "", whole = "", pence = "0"] = /^(-?)£?([\d,]+)(?:\.(\d\d))?$/.exec(pounds.trim()) ?? []
  if (whole === "") throw new Error(`Not an amount: ${pounds}`)
  const amount = BigInt(whole.replaceAll(",", "")) * 100n + BigInt(pence)
  return minus ? -amount : amount
}

/** 123450 pence as somebody types it: "1234.50". */
export const poundsOf = (pence: bigint): string => `${pence / 100n}.${String(pence % 100n).padStart(2, "0")}`
