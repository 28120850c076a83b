import type { PoolState } from "#app/features/purchasing/pools/pool.ts"

/** A part of the list of pools: which states it shows, and what comes first. */
export type Shelf = {
  key: string
  text: string
  states: readonly PoolState[]
  order: "soonest-first" | "latest-first"
  /** Instead of an empty list; `start` is for whoever may start a pool. */
  empty: { title: string; next: string; start?: string }
}

export const shelves: readonly [Shelf, ...Shelf[]] = [
  {
    ...{ key: "open", text: "Open", states: ["open"], order: "soonest-first" },
    empty: {
      title: "No pool is open",
      next: "When a school of your groups opens one, it appears here and your head and business manager get an email.",
      start: "Or start one: whoever knows a good price can lead.",
    },
  },
  {
    ...{ key: "drafts", text: "Drafts", states: ["draft"], order: "soonest-first" },
    empty: {
      title: "No drafts",
      next: "A pool that you start stays a draft, which only you can see, until you open it.",
    },
  },
  {
    ...{
      key: "closed",
      text: "Closed",
      states: ["closed", "ordered", "delivered"],
      order: "latest-first",
    },
    empty: {
      title: "No pool has closed lately",
      next: "Pools come here when they close, until their invoices are issued.",
    },
  },
  {
    ...{ key: "finished", text: "Finished", states: ["invoiced", "cancelled"], order: "latest-first" },
    empty: {
      title: "Nothing here yet",
      next: "Pools come here once they are invoiced, or when they are cancelled.",
    },
  },
]

export const shelfOf = (key: string | null): Shelf => shelves.find((shelf) => shelf.key === key) ?? shelves[0]
