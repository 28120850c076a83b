import type { Obstacle } from "#app/features/purchasing/reckoning/clearing-reasons.ts"

/**
 * A bid that goes down to a level, -1 being out. What stands in the way of the steps above that level, the lowest
 * first; the last obstacle holds for any steps beyond it too.
 */
export type Fall = { bid: number; to: number; obstacles: readonly Obstacle[] }
