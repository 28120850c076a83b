import type { PoolState } from "#app/features/purchasing/pools/pool.ts"

/** Every way a pool can go. Only one that cleared is ordered; whatever has been ordered can no longer be cancelled. */
export const poolTransitions: Record<PoolState, readonly PoolState[]> = {
  draft: ["open", "cancelled"],
  open: ["closed", "cancelled"],
  closed: ["ordered", "cancelled"],
  ordered: ["delivered"],
  delivered: ["invoiced"],
  invoiced: [],
  cancelled: [],
}

export const mayBecome = (from: PoolState, to: PoolState): boolean => poolTransitions[from].includes(to)

/** How a state is called on a page. */
export const stateNames: Record<PoolState, string> = {
  draft: "Draft",
  open: "Open",
  closed: "Closed",
  ordered: "Ordered",
  delivered: "Delivered",
  invoiced: "Invoiced",
  cancelled: "Cancelled",
}

/** One step in a pool's life, as everybody who sees the pool may read it. */
export type PoolTransition = {
  from: PoolState
  to: PoolState
  at: Temporal.Instant
  personName: string
  reason: string
}

const SUPPLIER_CHANGED = "The pool buys from "

/** The step of an open pool that turned to better terms, in words. */
export const supplierChange = (from: string, to: string): string =>
  from === to
    ? `${SUPPLIER_CHANGED}${to} on better terms. Nothing has become dearer.`
    : `${SUPPLIER_CHANGED}${to} and no longer from ${from}. Nothing has become dearer.`

export const isSupplierChange = ({ reason }: Pick<PoolTransition, "reason">): boolean =>
  reason.startsWith(SUPPLIER_CHANGED)
