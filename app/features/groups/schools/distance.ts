/** Metres on the National Grid, as the register of schools gives them. */
export type GridPlace = { easting: number; northing: number }

const METRES_PER_MILE = 1_609.344

/** Metres as the crow flies; null where a place is not known. */
export const metresBetween = (one: GridPlace | null, other: GridPlace | null): number | null =>
  one && other ? Math.hypot(one.easting - other.easting, one.northing - other.northing) : null

/** Miles as the crow flies; null where a place is not known. */
export const milesBetween = (one: GridPlace | null, other: GridPlace | null): number | null => {
  const metres = metresBetween(one, other)
  return metres === null ? null : metres / METRES_PER_MILE
}

export const metresOf = (miles: number): number => Math.round(miles * METRES_PER_MILE)

/** "3.2 miles away", straight across the map. */
export const distanceInWords = (miles: number): string => {
  if (miles < 0.1) return "next door"
  return miles.toFixed(1) === "1.0" ? "1 mile away" : `${miles.toFixed(miles < 10 ? 1 : 0)} miles away`
}
