import { z } from "zod"
import { allExpenditureCodes } from "#app/core/cfr-codes.ts"
import { isId } from "#app/core/cursor.ts"
import { broughtId, choiceField, field, textField } from "#app/core/form-fields.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { splitSettingsOf } from "#app/features/splitting/split-settings-form.ts"
import type { ArrangementDraft } from "#app/features/staffing/recharges/arrangement.ts"
import { findRechargeRule, rechargeRules } from "#app/features/staffing/recharges/recharge-rules.ts"
import { type StaffKind, staffKinds } from "#app/features/staffing/recharges/staff-vat.ts"
import { parseTime } from "#app/features/staffing/time/spoken-time.ts"

const ticked = z
  .unknown()
  .optional()
  .transform((typed) => typed === "yes")

const plainFields = z.object({
  title: textField(120, "Enter the role or the thing, like speech and language therapist"),
  staffKind: choiceField(Object.keys(staffKinds) as StaffKind[], "Say what kind of staff or thing it is"),
  jointlyEmployed: choiceField(["yes", "no"], "Say whether the schools employ this person together"),
  day: field((text) => parseTime(text, { least: 60, most: 720 })),
  ruleKey: choiceField(
    rechargeRules.map(({ rule }) => rule.key),
    "Choose how a cost is shared",
  ),
  cfrCode: choiceField(allExpenditureCodes, "Choose the CFR code that schools report it under"),
  personNamed: textField(120),
  showsPay: ticked,
})

/**
 * The form of an arrangement: `title`, `staffKind`, `jointlyEmployed` (yes or no), `day` in hours, `ruleKey`,
 * `cfrCode`, `personNamed` or nothing, `showsPay` (yes or nothing); and in `settings.<name>` what the chosen rule asks.
 * Every fault is told at once.
 */
export const arrangementForm = z
  .record(z.string(), z.unknown())
  .transform((typed, context): ArrangementDraft => {
    const complain = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: "custom", path, message })
    const plain = plainFields.safeParse(typed)
    for (const { path, message } of plain.error?.issues ?? []) complain(path, message)
    const settings = splitSettingsOf(findRechargeRule(String(typed.ruleKey))?.rule, typed.settings)
    for (const { path, message } of settings.faults) complain(["settings", ...path], message)
    if (typed.jointlyEmployed === "yes" && typed.staffKind === "thing")
      complain(["jointlyEmployed"], "Only people are employed together")
    if (!plain.success) return z.NEVER
    const { day, jointlyEmployed, personNamed, ...rest } = plain.data
    return {
      ...rest,
      dayMinutes: day,
      jointlyEmployed: jointlyEmployed === "yes",
      ruleSettings: settings.kept,
      personNamed: personNamed || null,
    }
  })

/** What a new arrangement is made for: `source` with `sourceId`, as "bookings:…", in one of the employer's groups. */
export const newArrangementForm = z.object({
  id: broughtId,
  groupId: field((text) => (isId(text) ? succeed(text) : refuse("Choose a group"))),
  of: field((text): Outcome<{ source: "bookings" | "post"; sourceId: string }> => {
    const [source, sourceId = ""] = text.split(":")
    return (source === "bookings" || source === "post") && isId(sourceId)
      ? succeed({ source, sourceId })
      : refuse("Choose whose time or what thing is recharged")
  }),
})
