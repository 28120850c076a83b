/**
 * What a country's schools share, for `fillLargeDatabase`: two people or things of every school, 96,000 bookings in
 * every state between neighbours, 48,000 offers and needs, and three months of timesheets, recharges
 * and hours for everybody. A school's neighbours are those of its small group of 24.
 */
export const sharingStatements = [
  `create function pg_temp.neighbour_of(school integer, steps integer) returns integer language sql immutable
   return school / 24 * 24 + (school + steps) % 24`,
  `insert into school_term (school_id, name, first_day, last_day)
   select uuid_of('a', i), 'Term ' || k, current_date + k * 120 - 100, current_date + k * 120
   from generate_series(0, 23999) i, generate_series(0, 2) k`,
  `insert into school_closure (school_id, kind, during)
   select uuid_of('a', i), 'inset', daterange(current_date + k * 60, current_date + k * 60 + 1)
   from generate_series(0, 23999) i, generate_series(1, 2) k`,
  `insert into resource (id, school_id, kind, title, price_pence, price_per, created_by)
   select uuid_of('1', n), uuid_of('a', n / 2), case n % 2 when 0 then 'person' else 'thing' end, 'Resource ' || n,
     4000, 'hour', uuid_of('b', n / 2) from generate_series(0, 47999) n`,
  `insert into resource_group (resource_id, group_id)
   select uuid_of('1', n), uuid_of('c', n / 48) from generate_series(0, 47999) n
   union all select uuid_of('1', n), uuid_of('c', 1000 + n / 2 % 200) from generate_series(0, 47999) n where n % 2 = 0`,
  `create temporary table asked as
   select n, n % 24000 as asker, neighbour_of(n % 24000, 1 + n / 24000) as owner, n / 24000 as k,
     date_trunc('day', now()) + (n / 24000 * 30 - 59 + n % 20) * interval '1 day' + interval '9 hours' as at
   from generate_series(0, 95999) n`,
  `insert into booking (id, resource_id, school_id, owner_school_id, state, settle_by, asked_by, asked_at, starts_at, ends_at)
   select uuid_of('2', n), uuid_of('1', owner * 2 + k % 2), uuid_of('a', asker), uuid_of('a', owner),
     (array['settled', 'delivered', 'requested', 'confirmed'])[k + 1], 'money', uuid_of('b', asker),
     at - interval '20 days', at, at + interval '2 hours' from asked`,
  `insert into booking_period (booking_id, resource_id, during, blocks)
   select uuid_of('2', n), uuid_of('1', owner * 2 + k % 2), tstzrange(at, at + interval '2 hours'), true from asked`,
  `insert into booking (kind_sought, group_id, school_id, owner_school_id, state, settle_by, asked_by, starts_at, ends_at)
   select 'Therapist', uuid_of('c', i / 24), uuid_of('a', i), uuid_of('a', i), 'requested', 'gift', uuid_of('b', i),
     now() + interval '9 days', now() + interval '10 days' from generate_series(0, 23999, 4) i`,
  `insert into booking_period (booking_id, during, blocks)
   select id, tstzrange(starts_at, starts_at + interval '2 hours'), true from booking where kind_sought is not null`,
  `insert into waiting (id, resource_id, school_id, during, asked_by, series_id)
   select uuid_of('9', n), uuid_of('1', neighbour_of(n % 24000, 5) * 2), uuid_of('a', n % 24000),
     tstzrange(now() + interval '9 days', now() + interval '10 days') * tstzrange(
       now() + interval '9 days' + n / 24000 * interval '1 hour', null), uuid_of('b', n % 24000),
     case n % 2 when 0 then uuid_of('2', n) end from generate_series(0, 47999) n`,
  `insert into review (booking_id, resource_id, school_id, owner_school_id, words, written_by, state, settled_by, settled_at)
   select uuid_of('2', n), uuid_of('1', owner * 2 + k % 2), uuid_of('a', asker), uuid_of('a', owner), 'Very good.',
     uuid_of('b', asker), case n % 5 when 0 then 'waiting' else 'shown' end,
     case when n % 5 <> 0 then uuid_of('b', owner) end, case when n % 5 <> 0 then now() end from asked where k = 0`,
  `insert into posting (id, side, school_id, kind, title, subjects, phases, weekdays, terms, basis, rate_pence, closes_on,
     created_by, posted_at, group_ids, place, awaits_approval)
   select uuid_of('3', n), case n / 24000 when 0 then 'offer' else 'need' end, uuid_of('a', n % 24000), 'expertise',
     'Teacher ' || n || ' of ' || subject, array[subject], '{primary}', array[1 + n % 5]::smallint[], '{autumn,spring}',
     'day', 15000 + n % 9000, current_date + 200, uuid_of('b', n % 24000), now() - n * interval '1 minute',
     array[uuid_of('c', n % 24000 / 24), uuid_of('c', 1000 + n % 200)], point(n % 600 * 1000, n % 900 * 1000), false
   from generate_series(0, 47999) n, lateral (select (array['Music', 'Mathematics', 'Science'])[1 + n % 3] as subject)`,
  `insert into posting_group (posting_id, group_id)
   select p.id, g from posting p, unnest(p.group_ids) g`,
  `insert into saved_search (person_id, school_id, asked, told_until)
   select uuid_of('b', i), uuid_of('a', i), jsonb_build_object('side', 'offer', 'words', 'music ' || k), now()
   from generate_series(0, 23999) i, generate_series(1, 2) k`,
  `insert into arrangement (id, school_id, group_id, title, source, source_id, staff_kind, day_minutes, rule_key, cfr_code, created_by)
   select uuid_of('4', i), uuid_of('a', i), uuid_of('c', i / 24), 'Arrangement ' || i, 'bookings', uuid_of('1', i * 2),
     'teacher', 390, 'by-time-delivered', 'E03', uuid_of('b', i) from generate_series(0, 23999) i`,
  `insert into arrangement_cost (arrangement_id, from_month, basis, price_pence, price_per, entered_by, person_name)
   select uuid_of('4', i), (date_trunc('month', now()) - interval '9 months')::date, 'price', 21000, 'day',
     uuid_of('b', i), 'Person' from generate_series(0, 23999) i`,
  `insert into arrangement_vat (arrangement_id, chosen, suggested, chosen_by, person_name)
   select uuid_of('4', i), 'exempt', 'exempt', uuid_of('b', i), 'Person' from generate_series(0, 23999) i`,
  `create temporary table sheet as
   select n, n % 24000 as i, (date_trunc('month', now()) - (1 + n / 24000) * interval '1 month')::date as month
   from generate_series(0, 71999) n`,
  `insert into timesheet (id, arrangement_id, supplier_school_id, month, sent_by)
   select uuid_of('5', n), uuid_of('4', i), uuid_of('a', i), month, uuid_of('b', i) from sheet`,
  `insert into timesheet_line (id, timesheet_id, supplier_school_id, month, school_id, source_key, worked_on, what, booked_minutes)
   select uuid_of('6', n * 2 + k), uuid_of('5', n), uuid_of('a', i), month, uuid_of('a', neighbour_of(i, 1 + k)),
     'line ' || n * 2 + k, month + 5 + k, '9am to 3:30pm', 390 from sheet, generate_series(0, 1) k`,
  `insert into line_word (line_id, side, minutes, said_by, person_name)
   select id, 'supplier', 390, uuid_of('b', 0), 'Person' from timesheet_line`,
  `insert into recharge (id, arrangement_id, school_id, month, cost, workings, made_by, person_name)
   select uuid_of('7', n), uuid_of('4', i), uuid_of('a', i), month, '{"lines": [], "recharged": "0", "waits": "0"}', '{}',
     uuid_of('b', i), 'Person' from sheet where n >= 48000`,
  `insert into recharge_line (line_id, recharge_id, minutes, net_pence)
   select uuid_of('6', n * 2 + k), uuid_of('7', n), 390, 21000 from sheet, generate_series(0, 1) k where n >= 48000`,
  `insert into month_end (id, group_id, month, started_by, person_name)
   select uuid_of('0', g), uuid_of('c', g), (date_trunc('month', now()) - interval '3 months')::date, uuid_of('b', g * 24), 'Person'
   from generate_series(0, 999) g`,
  `insert into month_end_step (month_end_id, arrangement_id, state)
   select uuid_of('0', i / 24), uuid_of('4', i), 'recharged' from generate_series(0, 23999) i`,
  `insert into hours_entry (id, group_id, giver_school_id, receiver_school_id, kind, what, worked_on, recorded_by, person_name)
   select uuid_of('8', 100000 + n), uuid_of('c', n % 24000 / 24), uuid_of('a', n % 24000),
     uuid_of('a', neighbour_of(n % 24000, 1 + n / 24000)), 'exchange', 'Cover', current_date - n % 300, uuid_of('b', n % 24000), 'Person'
   from generate_series(0, 71999) n`,
  `insert into hours_posting (entry_id, group_id, kind, school_id, side, minutes)
   select id, group_id, kind, giver_school_id, 'gave', 60 from hours_entry
   union all select id, group_id, kind, receiver_school_id, 'received', -60 from hours_entry`,
]
