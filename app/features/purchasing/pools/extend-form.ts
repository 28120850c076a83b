import { z } from "zod"
import { textField } from "#app/core/form-fields.ts"
import { LONGEST_OPEN, readMoment } from "#app/features/purchasing/pools/pool-times.ts"

const reasonFor = textField(500)

/** `closesDate` and `closesTime` as typed, read into one later instant, and a `reason` that may be left empty. */
export const extendForm = (closesAt: Temporal.Instant, now: Temporal.Instant) =>
  z.record(z.string(), z.unknown()).transform((typed, context) => {
    const complain = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message })
    const reason = reasonFor.safeParse(typed.reason)
    if (!reason.success) complain("reason", reason.error.issues[0]!.message)
    const later = readMoment("closes", typed, complain)
    if (later && Temporal.Instant.compare(later, closesAt) <= 0)
      complain("closesDate", "Enter a date and time later than the closing so far")
    if (later && Temporal.Instant.compare(later, now.add(LONGEST_OPEN)) > 0)
      complain("closesDate", "Enter a closing within the next two years")
    return later && reason.success ? { closesAt: later, reason: reason.data } : z.NEVER
  })
