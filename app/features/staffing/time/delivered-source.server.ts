import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { ArrangementSource } from "#app/features/staffing/recharges/arrangement.ts"
import type { TimePrice } from "#app/features/staffing/recharges/month-cost.ts"
import type { Tx } from "#db/client.ts"

/** A stretch of time that was delivered at a school, as far as Kith knows. */
export type DeliveredPeriod = {
  /** What it was delivered for, the same whenever it is asked for: it stands on one timesheet only. */
  sourceKey: string
  schoolId: string
  workedOn: Temporal.PlainDate
  /** "9am to 3:30pm" */
  what: string
  bookedMinutes: number
  /** As far as somebody has said so already; otherwise what was booked. */
  minutes: number
  /** Agreed when the time was booked; null: what the arrangement says. */
  price: TimePrice | null
}

type Wanted = {
  sourceId: string
  month: Temporal.PlainDate
  now: Temporal.Instant
  /** How long a day of it is. */
  dayMinutes: number
}

/** Whose time, or what thing, may be recharged. */
export type Rechargeable = {
  sourceId: string
  title: string
}

/** A kind of thing that delivers time. To add one: one file like its neighbours, one line in delivered-sources.server.ts. */
export type DeliveredSource = {
  key: ArrangementSource
  /** What the acting school could recharge. */
  offered(tx: Tx, schoolId: string): Promise<Rechargeable[]>
  /** What its time usually costs in a month; null where nobody has said. */
  priceOf(tx: Tx, sourceId: string, month: Temporal.PlainDate): Promise<TimePrice | null>
  /** The time that has passed of a month, by day. */
  delivered(tx: Tx, wanted: Wanted): Promise<DeliveredPeriod[]>
  /** Hears which of its time has been recharged. */
  recharged(tx: Tx, actor: SchoolActor, sourceKeys: readonly string[]): Promise<void>
}
