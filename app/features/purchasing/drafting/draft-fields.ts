import { CIVIL_ZONE } from "#app/core/civil-time.ts"
import { nestedFields, type Typed } from "#app/core/form-rows.ts"
import { decimalPounds } from "#app/core/money.ts"
import { decimalUnitPrice } from "#app/core/unit-price.ts"
import { capFields } from "#app/features/purchasing/cap/cap-form.ts"
import { type PoolItem, type PoolTerms, usualOrdering } from "#app/features/purchasing/pools/pool.ts"

/** How many days a new pool stays open unless its lead says otherwise. */
const USUAL_DAYS = 14

const EMPTY_TIERS = 3

export const emptyTier = { fromQuantity: "", unitPrice: "" }

export const emptyItem = {
  ...{ name: "", unit: "", packSize: "", vatRate: "standard", cfrCode: "", usualUnitPrice: "" },
  ...{ pricing: usualOrdering.pricing, packs: usualOrdering.packs, ordersBeyond: "" },
  ...Object.fromEntries(
    Array.from({ length: EMPTY_TIERS }, (_, tier) =>
      Object.entries(emptyTier).map(([field, value]) => [`tiers.${tier}.${field}`, value]),
    ).flat(),
  ),
}

const under = (prefix: string, fields: Record<string, string>): Typed =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}.${name}`, value]))

type Start = { id: string; leadSchoolId: string; groupIds: string[]; now: Temporal.Instant }

/** What the form of a new pool holds before anybody has typed. */
export function newDraftFields({ id, leadSchoolId, groupIds, now }: Start): Typed {
  const today = now.toZonedDateTimeISO(CIVIL_ZONE).round({ smallestUnit: "hour", roundingMode: "floor" })
  return {
    ...{ id, leadSchoolId, groupIds, title: "", description: "", supplierName: "" },
    opensDate: today.toPlainDate().toString(),
    opensTime: timeText(today),
    closesDate: today.toPlainDate().add({ days: USUAL_DAYS }).toString(),
    closesTime: "17:00",
    ...{ deliveryExpectedOn: "", deliveryCost: "", deliveryVatRate: "standard", freeDeliveryFrom: "" },
    splitRule: "by-quantity",
    ...capFields(null),
    ...under("items.0", emptyItem),
  }
}

/** What the form of a draft holds when it is opened to be changed. */
export function draftFieldsOf(terms: PoolTerms): Typed {
  return {
    id: terms.id,
    leadSchoolId: terms.leadSchool.id,
    groupIds: terms.groups.map((group) => group.id),
    title: terms.title,
    description: terms.description,
    supplierName: terms.supplierName,
    ...momentFields("opens", terms.opensAt),
    ...momentFields("closes", terms.closesAt),
    deliveryExpectedOn: terms.deliveryExpectedOn?.toString() ?? "",
    deliveryCost: terms.deliveryPence === 0n ? "" : decimalPounds(terms.deliveryPence),
    deliveryVatRate: terms.deliveryVatRate,
    freeDeliveryFrom: terms.freeDeliveryFromPence === null ? "" : decimalPounds(terms.freeDeliveryFromPence),
    splitRule: terms.splitRule,
    ...nestedFields("splitSettings", terms.splitSettings),
    ...capFields(terms.cap),
    ...Object.assign({}, ...terms.items.map((item, place) => itemFields(`items.${place}`, item))),
  }
}

/** The two fields of a moment, in London's time: `<name>Date` and `<name>Time`. */
export function momentFields(name: string, at: Temporal.Instant): Record<string, string> {
  const local = at.toZonedDateTimeISO(CIVIL_ZONE)
  return { [`${name}Date`]: local.toPlainDate().toString(), [`${name}Time`]: timeText(local) }
}

const timeText = (local: Temporal.ZonedDateTime) => local.toPlainTime().toString({ smallestUnit: "minute" })

const itemFields = (prefix: string, item: PoolItem): Typed =>
  under(prefix, {
    name: item.name,
    unit: item.unit,
    packSize: item.packSize === 1 ? "" : String(item.packSize),
    vatRate: item.vatRate,
    cfrCode: item.cfrCode,
    usualUnitPrice: item.usualUnitPrice === null ? "" : decimalUnitPrice(item.usualUnitPrice),
    pricing: item.pricing,
    packs: item.packs,
    ordersBeyond: item.ordersBeyond ? "yes" : "",
    ...Object.assign(
      {},
      ...[...item.tiers.map(tierFields), emptyTier].map((fields, tier) => under(`tiers.${tier}`, fields)),
    ),
  })

const tierFields = ({ fromQuantity, unitPrice }: PoolItem["tiers"][number]) => ({
  fromQuantity: String(fromQuantity),
  // A draft that Kith began waits for its price.
  unitPrice: unitPrice === 0n ? "" : decimalUnitPrice(unitPrice),
})
