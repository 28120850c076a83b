import { clearUnits } from "#app/features/purchasing/clearing/clear-units.ts"
import type { Clearing, ClearingInstance } from "#app/features/purchasing/clearing/clearing.ts"
import { clearPacks } from "#app/features/purchasing/clearing/packs.ts"

/**
 * Clears a pool: finds the greatest outcome that every school in it accepts, and shares its cost to the penny.
 *
 * An outcome gives each school 0 or one of its steps. It is accepted when each takes the largest step whose limit
 * covers its exact cost. One more school never raises anybody's, so accepted outcomes join to a greatest one
 * (Tarski), which does not depend on the order of commitments. In it nobody pays above their limit (the limit times
 * the quantity, rounded up to a penny), and nobody more than they would for the same alone.
 *
 * @throws RangeError for an instance that cannot be cleared, such as one with rising prices; the forms let none through
 */
export const clear = (instance: ClearingInstance): Clearing =>
  instance.mode === "packs" ? clearPacks(instance) : clearUnits(instance)
