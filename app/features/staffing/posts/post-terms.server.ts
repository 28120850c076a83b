import { type RawBuilder, sql } from "kysely"
import type { PostState, SharedPost } from "#app/features/staffing/posts/post.ts"

/** A post's terms as JSON has them; money as text, so that no float touches it. */
export type PostJson = {
  id: string
  title: string
  description: string
  employer: { id: string; name: string }
  groups: { id: string; name: string }[]
  state: PostState
  halfDays: number
  leastHalfDays: number
  startsOn: string
  endsOn: string
  weeks: number
  closesAt: string
  travelDayPence: string
  cfrCode: string | null
  createdBy: string
  pay: {
    payPoint: string
    fullTimeSalaryPence: string
    pensionRate: number
    insuranceRate: number
    insuranceThresholdPence: string
    otherPence: string
    paidWeeks: number
    validFrom: string
    source: string
  }
}

/** The terms of `shared_post p` as one JSON value, for any query that has a post under that name. */
export const postJson = (): RawBuilder<PostJson> => sql`
  json_build_object('id', p.id, 'title', p.title, 'description', p.description,
    'employer', (select json_build_object('id', s.id, 'name', s.name) from school s where s.id = p.employer_school_id),
    'state', p.state, 'halfDays', p.half_days, 'leastHalfDays', p.least_half_days, 'startsOn', p.starts_on,
    'endsOn', p.ends_on, 'weeks', p.weeks, 'closesAt', p.closes_at, 'travelDayPence', p.travel_day_pence::text,
    'cfrCode', p.cfr_code, 'createdBy', p.created_by,
    'groups', coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name)
      from shared_post_group pg join school_group g on g.id = pg.group_id where pg.post_id = p.id), '[]'),
    'pay', (select json_build_object('payPoint', y.pay_point, 'fullTimeSalaryPence', y.full_time_salary_pence::text,
        'pensionRate', y.pension_rate, 'insuranceRate', y.insurance_rate,
        'insuranceThresholdPence', y.insurance_threshold_pence::text, 'otherPence', y.other_pence::text,
        'paidWeeks', y.paid_weeks, 'validFrom', y.valid_from, 'source', y.source)
      from post_pay y where y.post_id = p.id order by y.valid_from limit 1))`

export const postOf = ({ pay, ...json }: PostJson): SharedPost => ({
  ...json,
  startsOn: Temporal.PlainDate.from(json.startsOn),
  endsOn: Temporal.PlainDate.from(json.endsOn),
  closesAt: Temporal.Instant.from(json.closesAt),
  travelDayPence: BigInt(json.travelDayPence),
  pay: {
    ...pay,
    fullTimeSalaryPence: BigInt(pay.fullTimeSalaryPence),
    insuranceThresholdPence: BigInt(pay.insuranceThresholdPence),
    otherPence: BigInt(pay.otherPence),
    validFrom: Temporal.PlainDate.from(pay.validFrom),
  },
})
