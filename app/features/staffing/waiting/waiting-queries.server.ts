import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

/** A half-day a week that a school waits for, or that is held for it. */
type PlaceOnList = {
  place: bigint
  schoolId: string
  name: string
  state: "waiting" | "held"
  holdUntil: Temporal.Instant | null
}

/** Half-days a week that have passed from one school to another. */
type PassedOn = {
  fromSchool: string
  toSchool: string
  halfDays: bigint
  takenFrom: Temporal.PlainDate
  dayPence: bigint
}

/** Who waits for days of a post, the next first, and which days have passed on. */
export async function readWaitingList(tx: Tx, postId: string) {
  const list = await sql<PlaceOnList>`select * from post_waiting_list(${postId}) order by place`.execute(tx)
  const passedOn = await sql<PassedOn>`select * from post_days_passed_on(${postId})`.execute(tx)
  return { list: list.rows, passedOn: passedOn.rows }
}

/** What a school has of a post by a day, in half-days a week. */
export async function readHolding(
  tx: Tx,
  postId: string,
  schoolId: string,
  onDay: Temporal.PlainDate | "infinity" = "infinity",
): Promise<number> {
  const { rows } = await sql<{ halfDays: number }>`
    select half_days from post_holdings(${postId}, ${onDay.toString()}::date) where school_id = ${schoolId}`.execute(
    tx,
  )
  return rows[0]?.halfDays ?? 0
}

/** What is held for the acting school now, as one offer: everything of the same giver from the same day. */
type Held = { ids: string[]; holdUntil: Temporal.Instant; fromDay: Temporal.PlainDate }

/** The half-days that are held for a school, all of which it takes or leaves together. */
export async function readHeld(tx: Tx, postId: string, schoolId: string): Promise<Held | null> {
  const { rows } = await sql<{ ids: string[]; holdUntil: Temporal.Instant; fromDay: Temporal.PlainDate }>`
    select array_agg(w.id order by w.place) as ids, min(w.hold_until) as hold_until, max(post_day_given(w.id)) as from_day
    from day_waiting w where w.post_id = ${postId} and w.school_id = ${schoolId} and w.state = 'held'
      and w.hold_until > clock_timestamp()
    having count(*) > 0`.execute(tx)
  return rows[0] ?? null
}

type GivenUp = {
  id: string
  halfDays: number
  fromDay: Temporal.PlainDate
  reason: string
  taken: number
}

/** What the acting school has given up of a post and not taken back, with how much of it others have taken. */
export async function readGivenUp(tx: Tx, postId: string, schoolId: string): Promise<GivenUp[]> {
  const { rows } = await sql<GivenUp>`
    select g.id, g.half_days, g.from_day, g.reason, post_days_taken(g.id) as taken from days_given_up g
    where g.post_id = ${postId} and g.school_id = ${schoolId} and g.taken_back_at is null
    order by g.given_up_at, g.id`.execute(tx)
  return rows
}
