import { sql } from "kysely"
import type { Posting } from "#app/features/expertise/posting.ts"

/** Of `posting p join school s`. */
export const postingColumns = sql`p.id, p.side, p.kind, p.title, p.description, p.subjects, p.phases, p.weekdays, p.terms,
  p.credentials, p.languages, p.weekly_half_days, p.travel_miles, p.basis, p.rate_pence, p.training_on, p.training_places,
  p.closes_on, p.posted_at, p.ended_at, p.awaits_approval, p.resource_id, case when p.awaits_approval
    then array(select g.group_id from posting_group g where g.posting_id = p.id) else p.group_ids end as group_ids, s.id as school_id, s.name as school_name, s.easting, s.northing`

export type PostingRow = Omit<Posting, "school"> & {
  schoolId: string
  schoolName: string
  easting: number | null
  northing: number | null
}

export const postingOf = ({ schoolId, schoolName, easting, northing, ...row }: PostingRow): Posting => ({
  ...row,
  school: {
    id: schoolId,
    name: schoolName,
    place: easting === null || northing === null ? null : { easting, northing },
  },
})
