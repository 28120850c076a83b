import { sql } from "kysely"
import type { HalfDay, PlaceId } from "#app/features/staffing/week/half-days.ts"
import type { WeekMember } from "#app/features/staffing/week/post-week.ts"
import type { StoredWeek } from "#app/features/staffing/week/stored-week.ts"
import type { Tx } from "#db/client.ts"

type VisitRow = { weekday: number; half: "am" | "pm"; schoolId: string; isWholeDay: boolean }

/** All weeks of a post, the first to hold first. */
export async function readWeeks(tx: Tx, postId: string): Promise<StoredWeek[]> {
  const { rows } = await sql<{
    validFrom: Temporal.PlainDate
    kind: StoredWeek["kind"]
    worked: HalfDay[]
    madeBy: string
    visits: VisitRow[]
    turns: { day: string; schoolId: string }[]
  }>`
    select w.valid_from, w.kind, w.worked, w.made_by_name as made_by,
      coalesce((select json_agg(json_build_object('weekday', v.weekday, 'half', v.half, 'schoolId', v.school_id,
        'isWholeDay', v.is_whole_day) order by v.weekday, v.half) from post_visit v where v.week_id = w.id), '[]') as visits,
      coalesce((select json_agg(json_build_object('day', t.day, 'schoolId', t.school_id) order by t.day)
        from post_turn t where t.week_id = w.id), '[]') as turns
    from post_week w where w.post_id = ${postId} order by w.valid_from`.execute(tx)
  return rows.map((row) => ({
    ...row,
    visits: row.visits
      .filter(({ isWholeDay, half }) => !isWholeDay || half === "am")
      .map(({ weekday, half, schoolId, isWholeDay }) => ({
        schoolId,
        placeId: `${weekday}-${isWholeDay ? "day" : half}` as PlaceId,
      })),
    turns: row.turns.map(({ day, schoolId }) => ({ day: Temporal.PlainDate.from(day), schoolId })),
  }))
}

/** The schools that have days of a post on a day, or once all has passed on, with what they can do when, by name. */
export async function readMembers(
  tx: Tx,
  postId: string,
  onDay: Temporal.PlainDate | "infinity" = "infinity",
): Promise<WeekMember[]> {
  const { rows } = await sql<Omit<WeekMember, "place"> & { easting: number | null; northing: number | null }>`
    select w.school_id as id, s.name, h.half_days, w.wishes, w.prefers_half_days, w.travel_minutes, s.easting, s.northing
    from post_holdings(${postId}, ${onDay.toString()}::date) h join post_week_wishes(${postId}) w on w.school_id = h.school_id
    join school s on s.id = h.school_id order by s.name, h.school_id`.execute(tx)
  return rows.map(({ easting, northing, ...member }) => ({
    ...member,
    place: easting === null || northing === null ? null : { easting, northing },
  }))
}
