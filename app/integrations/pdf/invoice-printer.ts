import { Worker } from "node:worker_threads"
import type { RenderInvoicePdf } from "#app/features/invoicing/invoice-pdf.ts"
import type { RenderOrderPdf } from "#app/features/purchasing/orders/purchase-order.ts"
import type { Printable } from "#app/integrations/pdf/invoice-compiler.ts"
import type { PrintReply, PrintRequest } from "#app/integrations/pdf/invoice-worker.ts"

export type InvoicePrinter = {
  renderInvoicePdf: RenderInvoicePdf
  renderOrderPdf: RenderOrderPdf
  /** Ends the thread; documents still waiting are refused. */
  close: () => Promise<void>
}

/**
 * Prints invoices and orders on one worker thread, in the order asked for, so that a long invoice holds up no request. The
 * thread starts with the first document, keeps no process alive while idle, and is replaced if it dies.
 */
export const createInvoicePrinter = (): InvoicePrinter => {
  let worker: Worker | undefined
  let lastId = 0
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>()

  const giveUp = (thread: Worker, reason: Error) => {
    if (worker !== thread) return
    worker = undefined
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }

  const start = () => {
    const thread = new Worker(new URL("./invoice-worker.ts", import.meta.url))
    thread.on("message", (reply: PrintReply) => {
      const answer = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (waiting.size === 0) thread.unref()
      if ("pdf" in reply) answer?.resolve(reply.pdf)
      else answer?.reject(new Error(reply.fault))
    })
    thread.on("error", (fault) => giveUp(thread, fault instanceof Error ? fault : new Error(String(fault))))
    thread.on("exit", (code) => giveUp(thread, new Error(`the invoice printer ended with code ${code}`)))
    return thread
  }

  const print = (document: Printable) => {
    worker ??= start()
    const id = ++lastId
    const answer = Promise.withResolvers<Uint8Array>()
    waiting.set(id, answer)
    worker.ref()
    worker.postMessage({ id, document } satisfies PrintRequest)
    return answer.promise
  }

  return {
    renderInvoicePdf: print,
    renderOrderPdf: print,
    close: async () => {
      await worker?.terminate()
    },
  }
}
