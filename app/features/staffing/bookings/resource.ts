import type { AvailableHours } from "#app/features/staffing/bookings/available-hours.ts"
import type { Nation } from "#app/features/staffing/days/bank-holidays.ts"

export const resourceKinds = ["person", "thing"] as const
export type ResourceKind = (typeof resourceKinds)[number]

export const pricePers = ["hour", "half-day", "day", "term"] as const
export type PricePer = (typeof pricePers)[number]

export const settlements = ["money", "hours", "gift"] as const
/** How a booking is made good: by an invoice, by an hour for an hour, or not at all. */
export type Settlement = (typeof settlements)[number]

/** What a head or a business manager says of a person or a thing that their school shares. */
export type ResourceDraft = {
  kind: ResourceKind
  /** Somebody of the school who uses Kith, and sees their own week. */
  personId: string | null
  title: string
  description: string
  nation: Nation
  /** Over all schools, travel included; null: no cap. */
  weeklyMinutes: number | null
  noticeDays: number
  /** Before VAT; both or neither. */
  pricePence: bigint | null
  pricePer: PricePer | null
  exchange: boolean
  active: boolean
  groupIds: string[]
  /** None: at any time. */
  hours: AvailableHours[]
}

export type Resource = ResourceDraft & { id: string; school: { id: string; name: string } }

/** How others may make a booking good: for money and in exchange where it is offered so, else as a gift. */
export const settlementsOf = ({
  pricePence,
  exchange,
}: Pick<Resource, "pricePence" | "exchange">): Settlement[] => {
  const offered: Settlement[] = []
  if (pricePence !== null) offered.push("money")
  if (exchange) offered.push("hours")
  return offered.length > 0 ? offered : ["gift"]
}
