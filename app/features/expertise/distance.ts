import type { GridPlace } from "#app/features/expertise/posting.ts"

const METRES_PER_MILE = 1_609.344

/** Miles as the crow flies; null where a place is not known. */
export const milesBetween = (one: GridPlace | null, other: GridPlace | null): number | null =>
  one && other
    ? Math.hypot(one.easting - other.easting, one.northing - other.northing) / METRES_PER_MILE
    : null

export const metresOf = (miles: number): number => Math.round(miles * METRES_PER_MILE)

/** "3.2 miles away", straight across the map. */
export const distanceInWords = (miles: number): string => {
  if (miles < 0.1) return "next door"
  return miles.toFixed(1) === "1.0" ? "1 mile away" : `${miles.toFixed(miles < 10 ? 1 : 0)} miles away`
}
