/** A part of the specialist's week that one school can have: a day that is not split, or half of one that is. */
export type WeekPlace = { id: string; lasts: VisitLength }

export type VisitLength = "whole-day" | "half-day"

/** What a school says of a place. What it says nothing of, it accepts. */
export type Wish = "prefers" | "accepts" | "avoids" | "cannot"

export type WeekSchool = {
  id: string
  /** How many whole days and how many half-days it has of the week. */
  visits: Record<VisitLength, number>
  wishes: ReadonlyMap<string, Wish>
  /** Minutes there and back on that place's day, by the place's id; 0 where nothing is said. */
  travel: ReadonlyMap<string, number>
}

export type Week = { places: readonly WeekPlace[]; schools: readonly WeekSchool[] }

/** One visit of the week. */
export type Visit = { schoolId: string; placeId: string }

/** How good a week is, the weightiest first: two weeks are compared by the first figure in which they differ. */
export type WeekWorth = {
  /** Visits that are owed and have no place. */
  missing: number
  /** 1 for every visit at a place that the school accepts without preferring it, 3 for one that it would avoid. */
  against: number
  /** Minutes of travel. */
  minutes: number
}

export const lengths = ["whole-day", "half-day"] as const satisfies readonly VisitLength[]

export const wishOf = (school: WeekSchool, placeId: string): Wish => school.wishes.get(placeId) ?? "accepts"

export const travelOf = (school: WeekSchool, placeId: string): number => school.travel.get(placeId) ?? 0

/** What a visit weighs against a school's wishes: one that it avoids is worse than two that it merely accepts. */
export const weightOf: Record<Exclude<Wish, "cannot">, number> = { prefers: 0, accepts: 1, avoids: 3 }
