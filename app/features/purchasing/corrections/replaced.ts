import { type Pence, sumPence } from "#app/core/money.ts"

/** How much of a school's part of an item came as the replacement of this name. */
export type Replaced = { name: string; quantity: number; netPence: Pence }

export const unitsOf = (parts: readonly { quantity: number }[]): number =>
  parts.reduce((sum, { quantity }) => sum + quantity, 0)

/** What of a part is what was ordered. */
export const ownPart = (part: { quantity: number; netPence: Pence; replaced?: readonly Replaced[] }) => {
  const { quantity, netPence, replaced = [] } = part
  return {
    quantity: quantity - unitsOf(replaced),
    netPence: netPence - sumPence(replaced.map((one) => one.netPence)),
  }
}

/** A replacement goes by its name, however it is written: what has another one is something else. */
export const sameName = (one: string, other: string): boolean => keyOfName(one) === keyOfName(other)

export const keyOfName = (name: string): string =>
  name.trim().replaceAll(/\s+/g, " ").toLocaleLowerCase("en-GB")

export const named = <Part extends { name: string }>(
  parts: readonly Part[] | undefined,
  name: string,
): Part | undefined => parts?.find((part) => sameName(part.name, name))
