import { decimalPounds } from "#app/core/money.ts"
import { decimalUnitPrice } from "#app/core/unit-price.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"

/** What the fields of conditions hold when an answer is opened again, by field name; only those that hold anything. */
export function typedConditions(conditions: Conditions | null): Record<string, string> {
  if (conditions === null) return {}
  const { totalLimit, leastSchools, allOrNothing, lines } = conditions
  return Object.fromEntries([
    ...lines.flatMap(({ itemId, steps: [first, ...more], tolerance, substitute }) => [
      ...(first ? [[`limits.${itemId}`, decimalUnitPrice(first.limit)]] : []),
      ...more.flatMap(({ quantity, limit }, place) => [
        [`steps.${itemId}.${place}.quantity`, String(quantity)],
        [`steps.${itemId}.${place}.limit`, decimalUnitPrice(limit)],
      ]),
      ...(tolerance > 0 ? [[`tolerances.${itemId}`, String(tolerance)]] : []),
      ...(substitute
        ? [
            [`substitutes.${itemId}.item`, substitute.itemId],
            [`substitutes.${itemId}.limit`, decimalUnitPrice(substitute.limit)],
            ...(substitute.most === null ? [] : [[`substitutes.${itemId}.most`, String(substitute.most)]]),
          ]
        : []),
    ]),
    ...(totalLimit
      ? [
          ["totalLimit", decimalPounds(totalLimit.pence)],
          ["totalLimitVat", totalLimit.includesVat ? "inc" : "ex"],
        ]
      : []),
    ...(leastSchools === null ? [] : [["leastSchools", String(leastSchools)]]),
    ...(allOrNothing ? [["allOrNothing", "yes"]] : []),
  ])
}

/** The quantity that a line's own field holds: the smallest of its steps, which are typed as more at lower prices. */
export const quantityInField = (
  { itemId, quantity }: CommitmentLine,
  conditions: Conditions | null,
): number => conditions?.lines.find((line) => line.itemId === itemId)?.steps[0]?.quantity ?? quantity
