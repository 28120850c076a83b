import type { Tx } from "#db/client.ts"

/** Whether a form has recorded its payment already. */
export const isRecorded = async (
  tx: Tx,
  { paymentId, invoiceId }: { paymentId: string; invoiceId: string },
): Promise<boolean> =>
  (await tx
    .selectFrom("payment")
    .select("id")
    .where("id", "=", paymentId)
    .where("invoiceId", "=", invoiceId)
    .executeTakeFirst()) !== undefined
