import { z } from "zod"
import { allExpenditureCodes } from "#app/core/cfr-codes.ts"
import { broughtId, choiceField, field, textField } from "#app/core/form-fields.ts"
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
 * `cfrCode`, `personNamed` or nothing, `showsPay` (yes or nothing); and in `settings` what the chosen rule asks.
 */
export const arrangementForm = z
  .record(z.string(), z.unknown())
  .transform((typed, context): ArrangementDraft => {
    const plain = plainFields.safeParse(typed)
    for (const { path, message } of plain.error?.issues ?? [])
      context.addIssue({ code: "custom", path: [String(path[0])], message })
    if (!plain.success) return z.NEVER
    const { day, jointlyEmployed, personNamed, ...rest } = plain.data
    if (jointlyEmployed === "yes" && rest.staffKind === "thing") {
      context.addIssue({
        code: "custom",
        path: ["jointlyEmployed"],
        message: "Only people are employed together",
      })
      return z.NEVER
    }
    const settings = typed.settings ?? {}
    const parsed = findRechargeRule(rest.ruleKey)!.rule.settings.safeParse(settings)
    if (!parsed.success) {
      const { message } = parsed.error.issues[0]!
      context.addIssue({ code: "custom", path: ["ruleKey"], message })
      return z.NEVER
    }
    return {
      ...rest,
      dayMinutes: day,
      jointlyEmployed: jointlyEmployed === "yes",
      ruleSettings: settings,
      personNamed: personNamed || null,
    }
  })

/** What a new arrangement is made for: `source` with `sourceId`, as "bookings:…", in one of the employer's groups. */
export const newArrangementForm = z.object({
  id: broughtId,
  groupId: field((text) =>
    /^[0-9a-f-]{36}$/.test(text) ? { ok: true, value: text } : { ok: false, reason: "Choose a group" },
  ),
  of: field((text) => {
    const [source, sourceId = ""] = text.split(":")
    return (source === "bookings" || source === "post") && /^[0-9a-f-]{36}$/.test(sourceId)
      ? { ok: true, value: { source: source as "bookings" | "post", sourceId } }
      : { ok: false, reason: "Choose whose time or what thing is recharged" }
  }),
})

/** Rules that ask for settings of their own need more than this form has, so it offers those that ask for none. */
export const offeredRules = rechargeRules.filter(({ rule }) => rule.fields.length === 0)
