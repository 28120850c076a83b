import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

/**
 * Takes the next numbers of a school's series, as many as asked for, under the lock of the series' row. That lock
 * holds until the transaction ends, so numbers come without a gap: what rolls back gives its numbers back.
 *
 * @returns the first of them
 */
export async function takeNumbers(tx: Tx, schoolId: string, series: string, count: number): Promise<number> {
  const { lastNumber } = await tx
    .insertInto("invoiceSeries")
    .values({ schoolId, series, lastNumber: count })
    .onConflict((taken) =>
      taken
        .columns(["schoolId", "series"])
        .doUpdateSet({ lastNumber: sql<number>`invoice_series.last_number + ${count}` }),
    )
    .returning("lastNumber")
    .executeTakeFirstOrThrow()
  return lastNumber - count + 1
}

/** Numbers that no other invoice's payment reference is made from. */
export async function takeReferenceNumbers(tx: Tx, count: number): Promise<bigint[]> {
  const taken = await sql<{ number: bigint }>`
    select nextval('payment_reference_number') as number from generate_series(1, ${count}::int)`.execute(tx)
  return taken.rows.map((row) => row.number)
}
