/** Posts are numbered from here on, so that their ids are no recharge's. */
export const FIRST_POST = 100_000

/**
 * The shared posts of a country, for `fillLargeDatabase`: one in every state for each of the 1,000 small groups, 6,000
 * in all, employed by six of its schools in turn, with the answers of eight, and where they have formed with a week,
 * somebody who fills it, days given up, called off and waited for.
 */
export const postStatements = [
  `create temporary table proposed as
   select uuid_of('7', ${FIRST_POST} + n) as id, n / 6 as g, n % 6 as k, n / 6 * 24 + (n + 4) % 6 as e,
     (array['draft', 'open', 'formed', 'running', 'ended', 'not-formed'])[1 + n % 6] as state,
     current_date + (array[60, 60, 20, -100, -400, 10])[1 + n % 6] as starts_on,
     now() + (array[20, 20, -10, -130, -430, -20])[1 + n % 6] * interval '1 day' as closes_at
   from generate_series(0, 5999) n`,
  `insert into shared_post (id, employer_school_id, title, state, half_days, least_half_days, starts_on, ends_on, weeks,
     closes_at, travel_day_pence, cfr_code, created_by)
   select id, uuid_of('a', e), 'Therapist of group ' || g, state, 6, 2, starts_on, starts_on + 200, 26, closes_at, 1500,
     'E03', uuid_of('b', e) from proposed`,
  `insert into shared_post_group (post_id, group_id, state, closes_at)
   select id, uuid_of('c', g), state, closes_at from proposed
   union all select id, uuid_of('c', 1000 + e % 200), state, closes_at from proposed`,
  `insert into post_pay (post_id, valid_from, pay_point, full_time_salary_pence, pension_rate, insurance_rate,
     insurance_threshold_pence, paid_weeks, source, entered_by, day_pence)
   select id, starts_on - 30, 'Band 6', 3800000, 2868, 1500, 500000, 44, 'Pay scales', uuid_of('b', e), null::bigint
   from proposed
   union all select id, current_date - 10, 'Band 6', 3900000, 2868, 1500, 500000, 44, 'Award', uuid_of('b', e), 31000
   from proposed where state = 'running'`,
  `insert into post_step (post_id, from_state, to_state, at, person_name)
   select id, 'draft', 'open', closes_at - interval '20 days', 'Person' from proposed where state <> 'draft'
   union all select id, 'open', case state when 'not-formed' then state else 'formed' end, closes_at, 'Kith'
   from proposed where k > 1`,
  `create temporary table answered as
   select id, e, k, state, starts_on, closes_at, s, g * 24 + s as school from proposed, generate_series(0, 7) s
   where state <> 'draft'`,
  `insert into day_bid (post_id, school_id, half_days, limit_day_pence, wishes, travel_minutes, committed_by, committed_at)
   select id, uuid_of('a', school), 1, 32000, '{accepts,prefers,avoids,accepts,accepts}', s * 5, uuid_of('b', school),
     closes_at - interval '5 days' from answered`,
  `insert into approval (post_id, school_id, state, level, worst_case_pence, because, asked_by)
   select id, uuid_of('a', school), case state when 'open' then 'awaiting' else 'not-needed' end, 'head', 100000,
     'More than £500.', uuid_of('b', school) from answered where s % 4 = 3`,
  `insert into approval_step (post_id, school_id, step, worst_case_pence, person_name)
   select id, uuid_of('a', school), 'asked', 100000, 'Person' from answered where s % 4 = 3`,
  `insert into post_clearing (post_id, outcome, taken_half_days, total_pence, day_pence, waiting)
   select id, case state when 'not-formed' then state else 'formed' end, case state when 'not-formed' then 0 else 6 end,
     case state when 'not-formed' then 0 else 2340000 end, case state when 'not-formed' then null else 30000 end, '{}'
   from proposed where k > 1`,
  `insert into day_share (post_id, school_id, asked, half_days, waiting, net_pence, reason)
   select id, uuid_of('a', school), 1, has, 1 - has, has * 390000, case has
     when 0 then '{"kind": "waits", "asked": 1, "place": 1}'::jsonb
     else '{"kind": "in", "asked": 1, "halfDays": 1, "waiting": 0, "parts": [], "netPence": "390000n", "dayPence": "30000n",
       "limitDayPence": "32000n"}' end
   from answered, lateral (select case when s < 6 and state <> 'not-formed' then 1 else 0 end as has) holding where k > 1`,
  `insert into day_waiting (post_id, school_id)
   select id, uuid_of('a', school) from answered where s > 5 and state in ('formed', 'running', 'ended')`,
  `insert into days_given_up (id, post_id, school_id, half_days, from_day, given_up_by, person_name)
   select id, id, uuid_of('a', school), 1, current_date + 30, uuid_of('b', school), 'Person' from answered
   where s = 0 and state in ('formed', 'running')`,
  `insert into day_called_off (post_id, school_id, day, reason, called_off_by, person_name)
   select id, uuid_of('a', school), current_date + 7, 'Ill', uuid_of('b', e), 'Person' from answered
   where s = 2 and state = 'running'`,
  `insert into award_answer (post_id, valid_from, school_id, accepted, answered_by, person_name)
   select id, current_date - 10, uuid_of('a', school), true, uuid_of('b', school), 'Person' from answered
   where s < 6 and state = 'running'`,
  `insert into post_week (id, post_id, valid_from, kind, worked, made_by, made_by_name)
   select id, id, starts_on, case k when 4 then 'in-turn' else 'weekly' end,
     '{1-am,1-pm,2-am,2-pm,4-am,4-pm}', uuid_of('b', e), 'Person' from proposed where state in ('formed', 'running', 'ended')`,
  `insert into post_visit (week_id, weekday, half, school_id, is_whole_day)
   select id, (array[1, 2, 4])[1 + s / 2], (array['am', 'pm'])[1 + s % 2], uuid_of('a', school), false from answered
   where s < 6 and state in ('formed', 'running')`,
  `insert into post_turn (week_id, day, school_id)
   select id, starts_on + 7 * turn + s, uuid_of('a', school) from answered, generate_series(0, 5) turn
   where s < 6 and state = 'ended'`,
  `insert into post_holder (post_id, resource_id, named_by, person_name)
   select id, uuid_of('1', e * 2), uuid_of('b', e), 'Person' from proposed where state in ('formed', 'running')`,
  `insert into booking_period (resource_id, during, blocks, post_id, for_school_id)
   select uuid_of('1', e * 2), tstzrange(at, at + interval '2 hours'), true, id, uuid_of('a', school)
   from answered, lateral (
     select greatest(starts_on, current_date) + interval '13 hours' + (1 + s) * interval '1 day' as at) held
   where s < 6 and state in ('formed', 'running')`,
]
