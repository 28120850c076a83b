import { decimalPounds, parsePounds } from "#app/core/money.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import type { PoolCap } from "#app/features/purchasing/cap/pool-cap.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"

type Typed = Record<string, unknown>
type CapFault = { field: string; message: string }
export type ReadCap = { cap: PoolCap | null; faults: CapFault[] }

const MOST_SCHOOLS = 10_000

/**
 * Reads `capKind` and what belongs to it: `capItem` (the place of an item on the form) with `capQuantity`, `capValue`
 * or `capSchools`. `places` are the places of the items that count, in order: empty ones do not.
 */
export function readCap(typed: Typed, places: readonly number[]): ReadCap {
  switch (textOf(typed.capKind)) {
    case "":
      return { cap: null, faults: [] }
    case "quantity":
      return readQuantity(typed, places)
    case "value":
      return asCap("capValue", parseValue(textOf(typed.capValue)), (grossPence) => ({
        kind: "value",
        grossPence,
      }))
    case "schools":
      return asCap(
        "capSchools",
        parseWholeNumber(textOf(typed.capSchools), { least: 1, most: MOST_SCHOOLS }),
        (schools) => ({ kind: "schools", schools }),
      )
    default:
      return { cap: null, faults: [{ field: "capKind", message: "Choose what closes the pool" }] }
  }
}

function readQuantity(typed: Typed, places: readonly number[]): ReadCap {
  const place = textOf(typed.capItem)
  const itemPosition = /^\d{1,3}$/.test(place) ? places.indexOf(Number(place)) : -1
  const amount = parseWholeNumber(textOf(typed.capQuantity), { least: 1, most: MOST_UNITS })
  const read = asCap("capQuantity", amount, (quantity) => ({ kind: "quantity", itemPosition, quantity }))
  if (itemPosition >= 0) return read
  return { cap: null, faults: [{ field: "capItem", message: "Choose one of the items" }, ...read.faults] }
}

const asCap = <Value>(field: string, read: Outcome<Value>, make: (value: Value) => PoolCap): ReadCap =>
  read.ok ? { cap: make(read.value), faults: [] } : { cap: null, faults: [{ field, message: read.reason }] }

function parseValue(text: string): Outcome<bigint> {
  const read = parsePounds(text)
  if (!read.ok) return read
  return read.value > 0n ? succeed(read.value) : refuse("Enter an amount of more than £0.00")
}

/** What the form holds for a cap that is stored. */
export function capFields(cap: PoolCap | null): Record<string, string> {
  const none = { capKind: "", capItem: "0", capQuantity: "", capValue: "", capSchools: "" }
  switch (cap?.kind) {
    case undefined:
      return none
    case "quantity":
      return {
        ...none,
        capKind: "quantity",
        capItem: String(cap.itemPosition),
        capQuantity: String(cap.quantity),
      }
    case "value":
      return { ...none, capKind: "value", capValue: decimalPounds(cap.grossPence) }
    case "schools":
      return { ...none, capKind: "schools", capSchools: String(cap.schools) }
  }
}

const textOf = (typed: unknown) => (typeof typed === "string" ? typed : "")
