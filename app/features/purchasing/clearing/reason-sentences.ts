import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import type { Reason, Refusal } from "#app/features/purchasing/clearing/reasons.ts"

/** A reason in plain English, for an instance whose price units are ten-thousandths of a pound. */
export const describeReason = (reason: Reason): string[] => {
  const refusals = reason.refusals.map(describeRefusal)
  if (reason.kind === "out") return refusals
  const { quantity, share, goodsPart, fixedPart, unitCost } = reason
  const parts = fixedPart > 0n ? ` and ${formatUnitPrice(fixedPart)} for its part of the fixed cost` : ""
  return [
    `${units(quantity)} cleared for ${formatPounds(share)}, which is ${formatUnitPrice(unitCost)} each all in.`,
    `That is ${formatUnitPrice(goodsPart)} for the goods${parts}${rounding[reason.rounding]}.`,
    ...refusals,
  ]
}

const rounding = {
  none: "",
  up: ", rounded up so that all shares add up to the supplier's invoice",
  down: ", rounded down so that all shares add up to the supplier's invoice",
}

const describeRefusal = (refusal: Refusal): string => {
  const wanted = units(refusal.step.quantity)
  return refusal.because === "price"
    ? `${wanted} did not clear: with them a unit would have cost ${formatUnitPrice(refusal.unitCost)} all in, ` +
        `above the limit of ${formatUnitPrice(refusal.step.limit)}.`
    : `${wanted} did not clear: with them the order would still have been ${units(refusal.unitsShort)} short of ` +
        "the supplier's minimum."
}

const units = (count: number): string => `${count} ${count === 1 ? "unit" : "units"}`
