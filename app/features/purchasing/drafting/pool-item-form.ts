import { z } from "zod"
import { allExpenditureCodes } from "#app/core/cfr-codes.ts"
import { choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { parseUnitPrice, type UnitPrice } from "#app/core/unit-price.ts"
import { allVatRates } from "#app/core/vat.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_ITEMS } from "#app/features/purchasing/drafting/most-rows.ts"
import { packFault } from "#app/features/purchasing/drafting/pack-fault.ts"
import { draftTiers } from "#app/features/purchasing/drafting/price-tier-form.ts"
import { typedRows } from "#app/features/purchasing/drafting/typed-rows.ts"
import {
  type PackRule,
  type PoolItem,
  type Pricing,
  usualOrdering,
} from "#app/features/purchasing/pools/pool.ts"

/** An item before it has a row of its own; its position is its place in the list. */
export type DraftItem = Omit<PoolItem, "id" | "position">

/** In ten-thousandths of a pound: £100,000 for one unit. */
const MOST_UNIT_PRICE: UnitPrice = 1_000_000_000n

/** A price that is more than nothing: what is free needs no pool, and a typed 0 is nearly always a slip. */
export const parsePrice = (text: string): Outcome<UnitPrice> => {
  const read = parseUnitPrice(text)
  if (!read.ok) return read
  if (read.value === 0n) return refuse("Enter a price of more than £0.00")
  return read.value > MOST_UNIT_PRICE ? refuse("Enter a price of £100,000 or less for one unit") : read
}

const draftItem = z
  .object({
    name: textField(120, "Enter what is bought, like A4 copier paper, 80 gsm"),
    unit: textField(30, "Enter what one of it is called, like ream"),
    packSize: optionalField(1, (text) => parseWholeNumber(text, { least: 1, most: 100_000 })),
    vatRate: choiceField(allVatRates, "Choose a rate of VAT"),
    cfrCode: choiceField(allExpenditureCodes, "Choose the CFR code that schools report it under"),
    usualUnitPrice: optionalField(null, parsePrice),
    pricing: optionalField<Pricing, Pricing>(usualOrdering.pricing, (text) =>
      text === "incremental" || text === "all-units"
        ? succeed(text)
        : refuse("Choose what the prices hold for"),
    ),
    packs: optionalField<PackRule, PackRule>(usualOrdering.packs, (text) =>
      text === "split" || text === "whole" ? succeed(text) : refuse("Choose how packs are taken"),
    ),
    ordersBeyond: field((text) => succeed(text === "yes")),
    tiers: draftTiers(field(parsePrice)),
  })
  .refine(({ packs, ordersBeyond }) => !(packs === "split" && ordersBeyond), {
    path: ["ordersBeyond"],
    message:
      "Where packs are split, no more is ordered than tolerances fill. Untick this, or let schools take whole packs",
  })
  .refine(({ packs, packSize }) => packs === "whole" || packSize > 1, {
    path: ["packSize"],
    message: "Enter how many are in a pack, so that packs can be split",
  })
  .superRefine(({ packSize, tiers }, context) => {
    const message = packFault(packSize, tiers)
    if (message) context.addIssue({ code: "custom", path: ["packSize"], message })
  })

/** Radio buttons and selects always send something. */
export const itemPresets = ["vatRate", "cfrCode", "pricing", "packs", "ordersBeyond"]

/** `items.<n>.name`, `.unit`, `.packSize`, `.vatRate`, `.cfrCode`, `.usualUnitPrice` and its prices; empty rows do not count. */
export const draftItems = typedRows(draftItem, {
  most: MOST_ITEMS,
  none: "Enter at least one item",
  tooMany: `A pool can have up to ${MOST_ITEMS} items`,
  presets: itemPresets,
})
