import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import { broughtId, choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import { type Pence, parsePounds } from "#app/core/money.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { allVatRates, type VatRate } from "#app/core/vat.ts"
import { readCap } from "#app/features/purchasing/cap/cap-form.ts"
import type { PoolCap } from "#app/features/purchasing/cap/pool-cap.ts"
import { type DraftItem, draftItems, itemPresets } from "#app/features/purchasing/drafting/pool-item-form.ts"
import { filledPlaces } from "#app/features/purchasing/drafting/typed-rows.ts"
import { readTimes } from "#app/features/purchasing/pools/pool-times.ts"
import { findSplitRule, splitRules } from "#app/features/splitting/split-rules.ts"
import { splitSettingsOf } from "#app/features/splitting/split-settings-form.ts"

/** A pool as its lead writes it, complete: a draft can be opened as it is. */
export type PoolDraft = {
  id: string
  title: string
  description: string
  supplierName: string
  groupIds: string[]
  leadSchoolId: string
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  deliveryExpectedOn: Temporal.PlainDate | null
  deliveryPence: Pence
  deliveryVatRate: VatRate
  freeDeliveryFromPence: Pence | null
  splitRule: string
  splitSettings: unknown
  cap: PoolCap | null
  items: DraftItem[]
}

const MOST_DELIVERY: Pence = 100_000_000n

const fields = z.object({
  id: broughtId,
  title: textField(120, "Enter a title, like Copier paper for the spring term"),
  description: textField(4_000),
  supplierName: textField(120, "Enter the supplier's name"),
  groupIds: z
    .unknown()
    .transform((raw, context) => {
      const ids = [raw].flat().filter((id): id is string => typeof id === "string" && isId(id))
      if (ids.length === 0) context.addIssue("Choose at least one group to open it to")
      return [...new Set(ids)]
    })
    .prefault([]),
  leadSchoolId: field((typed) => (isId(typed) ? succeed(typed) : refuse("Choose the school that orders"))),
  deliveryCost: optionalField(0n, (typed) => {
    const read = parsePounds(typed)
    return read.ok && read.value > MOST_DELIVERY
      ? refuse("Enter a delivery cost of £1,000,000 or less")
      : read
  }),
  deliveryVatRate: choiceField(allVatRates, "Choose a rate of VAT for delivery"),
  freeDeliveryFrom: optionalField(null, parsePounds),
  splitRule: choiceField(
    splitRules.map(({ key }) => key),
    "Choose how delivery is shared",
  ),
  items: draftItems,
})

const faultOfFreeDelivery = (deliveryPence: Pence, freeFrom: Pence | null): string | null => {
  if (freeFrom === null) return null
  if (freeFrom === 0n)
    return "Enter more than £0.00, or leave the cost of delivery empty if it is always free"
  return deliveryPence === 0n ? "Enter what delivery costs below this, or leave it empty" : null
}

/**
 * The form of a pool. Besides the plain fields: `groupIds` (several), `opensDate`, `opensTime`, `closesDate`,
 * `closesTime`, `splitSettings.<name>` for the chosen rule's fields, a cap as in cap-form.ts, and items as in
 * pool-item-form.ts. Every fault
 * is told at once.
 */
export const poolForm = (now: Temporal.Instant) =>
  z.record(z.string(), z.unknown()).transform((typed, context): PoolDraft => {
    const complain = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: "custom", path, message })
    const plain = fields.safeParse(typed)
    for (const { path, message } of plain.error?.issues ?? []) complain(path, message)
    const settings = splitSettingsOf(findSplitRule(String(typed.splitRule)), typed.splitSettings)
    for (const { path, message } of settings.faults) complain(["splitSettings", ...path], message)
    const times = readTimes(typed, now)
    for (const { field: name, message } of times.faults) complain([name], message)
    const { cap, faults } = readCap(typed, filledPlaces(typed.items, itemPresets))
    for (const { field: name, message } of faults) complain([name], message)
    if (!plain.success || !times.ok) return z.NEVER
    const { deliveryCost, freeDeliveryFrom, ...rest } = plain.data
    const fault = faultOfFreeDelivery(deliveryCost, freeDeliveryFrom)
    if (fault !== null) {
      complain(["freeDeliveryFrom"], fault)
      return z.NEVER
    }
    const { opensAt, closesAt, deliveryExpectedOn } = times
    return {
      ...rest,
      opensAt,
      closesAt,
      deliveryExpectedOn,
      deliveryPence: deliveryCost,
      freeDeliveryFromPence: freeDeliveryFrom,
      splitSettings: settings.kept,
      cap,
    }
  })
