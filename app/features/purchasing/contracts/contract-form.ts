import { z } from "zod"
import { allExpenditureCodes } from "#app/core/cfr-codes.ts"
import { choiceField, field, textField } from "#app/core/form-fields.ts"
import { parsePounds } from "#app/core/money.ts"
import { type Outcome, refuse } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { type ContractDraft, noticeDateOf } from "#app/features/purchasing/contracts/contract.ts"

/** The longest notice there is, in months. */
const MOST_MONTHS = 60

/** How long ago a contract may have ended, and how far ahead it may end. */
const ENDED_WITHIN = { years: 1 }
const ENDS_WITHIN = { years: 30 }

const parseEnd =
  (today: Temporal.PlainDate) =>
  (text: string): Outcome<Temporal.PlainDate> => {
    const read = parseDate(text)
    if (!read.ok) return read
    if (Temporal.PlainDate.compare(read.value, today.subtract(ENDED_WITHIN)) < 0)
      return refuse("Enter an end date that is not more than a year ago")
    return Temporal.PlainDate.compare(read.value, today.add(ENDS_WITHIN)) > 0
      ? refuse("Enter an end date within the next 30 years")
      : read
  }

const plainFields = (today: Temporal.PlainDate) =>
  z.object({
    supplierName: textField(120, "Enter the supplier's name"),
    what: textField(120, "Enter what the contract is for, like cleaning of the main building"),
    cfrCode: choiceField(allExpenditureCodes, "Choose the CFR code that you report it under"),
    yearlyCost: field(parsePounds),
    endsOn: field(parseEnd(today)),
    autoRenews: choiceField(["yes", "no"], "Say whether the contract renews by itself"),
    sharesCost: z
      .unknown()
      .optional()
      .transform((typed) => typed === "yes"),
    notes: textField(2_000),
  })

type Typed = Record<string, unknown>
type Complain = (field: string, message: string) => void
type Notice = Pick<ContractDraft, "noticeOn" | "noticeMonths">

/**
 * The form of a contract: `supplierName`, `what`, `cfrCode`, `yearlyCost`, `endsOn`, `autoRenews` (yes or no),
 * `sharesCost` (yes or nothing), `notes`; and by `noticeBy` (date or months) either `noticeOn` or `noticeMonths`.
 * Every fault is told at once.
 */
export const contractForm = (today: Temporal.PlainDate) => {
  const fields = plainFields(today)
  return z.record(z.string(), z.unknown()).transform((typed, context): ContractDraft => {
    const complain: Complain = (name, message) => context.addIssue({ code: "custom", path: [name], message })
    const plain = fields.safeParse(typed)
    for (const { path, message } of plain.error?.issues ?? []) complain(String(path[0]), message)
    const end = parseEnd(today)(textOf(typed.endsOn))
    const notice = readNotice(typed, end.ok ? end.value : null, complain)
    if (!plain.success || !notice) return z.NEVER
    const { yearlyCost, autoRenews, ...rest } = plain.data
    return { ...rest, ...notice, yearlyCostPence: yearlyCost, autoRenews: autoRenews === "yes" }
  })
}

const readNotice = (typed: Typed, endsOn: Temporal.PlainDate | null, complain: Complain): Notice | null => {
  if (typed.noticeBy === "date") return readNoticeDate(textOf(typed.noticeOn), endsOn, complain)
  if (typed.noticeBy === "months") return readNoticeMonths(textOf(typed.noticeMonths), endsOn, complain)
  complain("noticeBy", "Say when notice is due: on a date, or so many months before the end")
  return null
}

const readNoticeDate = (text: string, endsOn: Temporal.PlainDate | null, complain: Complain) => {
  const read = parseDate(text)
  if (!read.ok) complain("noticeOn", read.reason)
  else if (endsOn && Temporal.PlainDate.compare(read.value, endsOn) > 0)
    complain("noticeOn", "Enter a notice date that is not after the end of the contract")
  else if (endsOn && Temporal.PlainDate.compare(read.value, noticeDateOf(endsOn, MOST_MONTHS)) < 0)
    complain("noticeOn", "Enter a notice date within the five years before the end of the contract")
  else return { noticeOn: read.value, noticeMonths: null }
  return null
}

const readNoticeMonths = (text: string, endsOn: Temporal.PlainDate | null, complain: Complain) => {
  const read = parseWholeNumber(text, { least: 0, most: MOST_MONTHS })
  if (!read.ok) complain("noticeMonths", read.reason)
  else if (endsOn) return { noticeOn: noticeDateOf(endsOn, read.value), noticeMonths: read.value }
  return null
}

const textOf = (typed: unknown) => (typeof typed === "string" ? typed : "")
