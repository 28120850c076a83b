import { z } from "zod"
import { parsePounds } from "#app/core/money.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import type { Outcome } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"

const LONGEST_REFERENCE = 100

/** A field whose own parser says what is wrong with it. */
const parsedBy = <Value>(parse: (typed: string) => Outcome<Value>, missing: string) =>
  z.string(missing).transform((typed, context): Value => {
    const parsed = parse(typed)
    if (parsed.ok) return parsed.value
    context.addIssue({ code: "custom", message: parsed.reason })
    return z.NEVER
  })

const transfer = z.object({
  paymentId: z.uuid(OUT_OF_DATE),
  amount: parsedBy(parsePounds, "Enter an amount in pounds, like 1,234.50").refine(
    (pence) => pence > 0n,
    "Enter an amount of a penny or more",
  ),
  reference: z
    .string("Enter the reference, or leave it empty")
    .trim()
    .max(LONGEST_REFERENCE, `Enter a reference of ${LONGEST_REFERENCE} characters or fewer`),
})

/** A transfer that reached the bank, as the seller types it. */
export const bankTransferForm = transfer.extend({
  receivedOn: parsedBy(parseDate, "Enter the date when the money arrived, like 4 12 2026"),
})

/** A transfer by which the seller paid back what is owed back. */
export const paybackForm = transfer.extend({
  paidOn: parsedBy(parseDate, "Enter the date when the money left your bank, like 4 12 2026"),
})
