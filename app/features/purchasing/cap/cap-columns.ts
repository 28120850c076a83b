import type { CapKind, PoolCap } from "#app/features/purchasing/cap/pool-cap.ts"

/** A cap as the pool's row keeps it; all null without one. */
export type CapColumns = { capKind: CapKind | null; capItem: number | null; capAmount: bigint | null }

export const capColumns = (cap: PoolCap | null): CapColumns => {
  if (cap === null) return { capKind: null, capItem: null, capAmount: null }
  const { kind: capKind } = cap
  switch (cap.kind) {
    case "quantity":
      return { capKind, capItem: cap.itemPosition, capAmount: BigInt(cap.quantity) }
    case "value":
      return { capKind, capItem: null, capAmount: cap.grossPence }
    case "schools":
      return { capKind, capItem: null, capAmount: BigInt(cap.schools) }
  }
}

export const capOf = ({ capKind, capItem, capAmount }: CapColumns): PoolCap | null => {
  if (capKind === null || capAmount === null) return null
  if (capKind === "value") return { kind: "value", grossPence: capAmount }
  if (capKind === "schools") return { kind: "schools", schools: Number(capAmount) }
  return { kind: "quantity", itemPosition: capItem ?? 0, quantity: Number(capAmount) }
}
