import { type Kysely, sql } from "kysely"

const tables = sql`
create table day_called_off (
  post_id uuid not null references shared_post,
  school_id uuid not null references school,
  day date not null,
  reason text not null check (reason <> ''),
  called_off_by uuid not null references person,
  person_name text not null,
  called_off_at timestamptz not null default clock_timestamp(),
  primary key (post_id, school_id, day)
);
comment on table day_called_off is 'Days of a post that do not take place at a school: nobody comes, and nobody pays';

alter table post_pay add column day_pence bigint check (day_pence > 0);
comment on column post_pay.day_pence is 'of a pay award on a formed post: what a day comes to from then on; null: what it was formed with';
create index post_pay_awarded on post_pay (post_id, valid_from) where day_pence is not null;

create table award_answer (
  post_id uuid not null,
  valid_from date not null,
  school_id uuid not null references school,
  accepted boolean not null,
  answered_by uuid not null references person,
  person_name text not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (post_id, valid_from, school_id),
  foreign key (post_id, valid_from) references post_pay on delete cascade
);
comment on table award_answer is 'Of schools for which a pay award goes beyond their limit: accepted, or the limit stays';`

const rights = sql`
grant select on day_called_off, award_answer to kith_app, kith_worker;
grant insert (post_id, school_id, day, reason, called_off_by, person_name), delete on day_called_off to kith_app;
grant insert (post_id, valid_from, school_id, accepted, answered_by, person_name),
  update (accepted, answered_by, person_name, answered_at) on award_answer to kith_app;
alter table day_called_off enable row level security;
alter table award_answer enable row level security;
create policy worker on day_called_off to kith_worker using (true) with check (true);
create policy worker on award_answer to kith_worker using (true) with check (true);

create function acting.awards_pay(wanted_post uuid, wanted_from date) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.leads_post(wanted_post) and exists (
    select from shared_post p where p.id = wanted_post and p.state in ('formed', 'running')
      and wanted_from > greatest((now() at time zone 'Europe/London')::date, p.starts_on) and wanted_from <= p.ends_on);
create policy awarded on post_pay for insert to kith_app with check (
  entered_by = acting.person_id() and day_pence is not null and acting.awards_pay(post_id, valid_from));
create policy awarded_anew on post_pay for delete to kith_app using (
  day_pence is not null and acting.awards_pay(post_id, valid_from));

create policy seen on day_called_off for select to kith_app using (
  exists (select from shared_post p where p.id = day_called_off.post_id));
create policy called_off on day_called_off for insert to kith_app with check (
  called_off_by = acting.person_id() and acting.leads_post(post_id));
create policy taken_back on day_called_off for delete to kith_app using (
  acting.leads_post(post_id) and day >= (now() at time zone 'Europe/London')::date);

create policy own on award_answer for select to kith_app using (school_id = (select acting.school_id()));
create policy borne on award_answer for select to kith_app using (
  acting.employs(post_id, (select acting.school_id())) or acting.leads_post(post_id));
create policy answered on award_answer for insert to kith_app with check (
  school_id = acting.school_id() and answered_by = acting.person_id() and acting.handles_money()
  and exists (select from day_bid b where b.post_id = award_answer.post_id and b.school_id = acting.school_id()));
-- What has been accepted stands.
create policy answered_anew on award_answer for update to kith_app
  using (school_id = (select acting.school_id()) and not accepted and acting.handles_money())
  with check (school_id = acting.school_id() and answered_by = acting.person_id());`

export async function up(db: Kysely<unknown>) {
  for (const part of [tables, rights]) await part.execute(db)
}
