import { parentPort } from "node:worker_threads"
import { createInvoiceCompiler, type Printable } from "#app/integrations/pdf/invoice-compiler.ts"

/** A document to print, and the answer to it under the same id. */
export type PrintRequest = { id: number; document: Printable }
export type PrintReply = { id: number; pdf: Uint8Array<ArrayBuffer> } | { id: number; fault: string }

const port = parentPort
if (!port) throw new Error("invoice-worker.ts runs as a worker thread only")

const compile = createInvoiceCompiler()

port.on("message", ({ id, document }: PrintRequest) => {
  try {
    const pdf = new Uint8Array(compile(document))
    port.postMessage({ id, pdf } satisfies PrintReply, [pdf.buffer])
  } catch (fault) {
    port.postMessage({
      id,
      fault: fault instanceof Error ? fault.message : String(fault),
    } satisfies PrintReply)
  }
})
