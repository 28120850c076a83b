import { formatUnitPrice, type UnitPrice } from "#app/core/unit-price.ts"
import {
  type LimitStep,
  type LineConditions,
  unitsInstead,
} from "#app/features/purchasing/commitments/conditions.ts"
import type { TypedLine } from "#app/features/purchasing/commitments/conditions-form.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import { countUnits, pluralUnit } from "#app/features/purchasing/showing/count-units.ts"
import { writeCount } from "#app/features/splitting/counted.ts"

export type Complain = (path: PropertyKey[], message: string) => void

type Line = { item: PoolItem; quantity: number; typed: TypedLine }

/** Reads what one line asks for, or says beside its fields what does not fit together; null where it asks nothing. */
export const readLine = (line: Line, others: readonly Line[], complain: Complain): LineConditions | null => {
  const steps = readSteps(line, complain)
  const substitute = readSubstitute(line, others, complain)
  const { tolerance } = line.typed
  if (steps.length === 0 && substitute === null && tolerance === 0) return null
  return { itemId: line.item.id, steps, tolerance, substitute }
}

/** The quantity with its limit, and whatever more is taken at a lower one. */
const readSteps = ({ item, quantity, typed }: Line, complain: Complain): LimitStep[] => {
  const more = typed.steps.flatMap((step, place) =>
    step.quantity === null && step.limit === null ? [] : [{ ...step, place }],
  )
  if (typed.limit === null) {
    if (more.length > 0)
      complain(
        ["limits", item.id],
        `Enter the most that you would pay for one when you take ${writeCount(quantity)}`,
      )
    return []
  }
  const steps: LimitStep[] = [{ quantity, limit: typed.limit }]
  for (const { place, ...step } of more) {
    const fault = stepFault(item, step, steps.at(-1)!)
    if (fault) complain(["steps", item.id, place, fault.field], fault.message)
    else steps.push({ quantity: step.quantity!, limit: step.limit! })
  }
  return steps
}

const stepFault = (
  item: PoolItem,
  { quantity, limit }: { quantity: number | null; limit: UnitPrice | null },
  before: LimitStep,
): { field: "quantity" | "limit"; message: string } | null => {
  if (quantity === null)
    return { field: "quantity", message: "Enter how many you would take up to this limit" }
  if (limit === null)
    return {
      field: "limit",
      message: `Enter the most that you would pay for one when you take ${writeCount(quantity)}`,
    }
  if (quantity <= before.quantity)
    return {
      field: "quantity",
      message: `Enter more than ${writeCount(before.quantity)}: this is how many you take where the price is lower`,
    }
  if (item.packs === "whole" && quantity % item.packSize !== 0)
    return { field: "quantity", message: wholePacks(item, quantity) }
  if (limit >= before.limit)
    return {
      field: "limit",
      message: `Enter less than ${formatUnitPrice(before.limit)}, your limit when you take ${writeCount(before.quantity)}`,
    }
  return null
}

/** "Copier paper comes in packs of 5 reams. Enter 10 or 15" */
export const wholePacks = (
  { name, unit, packSize }: Pick<PoolItem, "name" | "unit" | "packSize">,
  quantity: number,
  most = Number.POSITIVE_INFINITY,
): string => {
  const below = Math.floor(quantity / packSize) * packSize
  const choice = [below, below + packSize].filter((count) => count > 0 && count <= most).join(" or ")
  return `${name} comes in packs of ${countUnits(packSize, unit)}. Enter ${choice} ${pluralUnit(unit)}`
}

const readSubstitute = (
  { item, quantity, typed }: Line,
  others: readonly Line[],
  complain: Complain,
): LineConditions["substitute"] => {
  const { item: chosen, limit, most } = typed.substitute
  const at = (field: "item" | "most" | "limit", message: string) =>
    complain(["substitutes", item.id, field], message)
  if (chosen === "") {
    if (limit !== null || most !== null) at("item", "Choose what you would take instead")
    return null
  }
  const other = others.find((line) => line.item.id === chosen && line.item.id !== item.id)
  if (!other) {
    at("item", "Choose another item of this pool")
    return null
  }
  const asked = Math.max(quantity, ...typed.steps.map((step) => step.quantity ?? 0))
  if (other.quantity > 0)
    at("item", `You take ${other.item.name} already: choose something of which you take none`)
  else if (most !== null && most > asked)
    at(
      "most",
      `Enter ${asked} or fewer: it comes in place of the ${countUnits(asked, item.unit)} that you take`,
    )
  else if (unitsInstead({ most }, asked, other.item) !== (most ?? asked))
    at("most", inPacksUpTo(other.item, most ?? asked, asked))
  if (limit === null) {
    at("limit", `Enter the most that you would pay for one ${other.item.unit} of it`)
    return null
  }
  return { itemId: chosen, limit, most }
}

/** "Basics paper comes in packs of 5 reams. Enter 10 or 15 reams" */
const inPacksUpTo = (other: PoolItem, wanted: number, asked: number): string =>
  asked < other.packSize
    ? `${other.name} comes in packs of ${countUnits(other.packSize, other.unit)}, so ${asked} of it cannot be had`
    : wholePacks(other, wanted, asked)
