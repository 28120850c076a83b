import { type Kysely, sql } from "kysely"

/** A school's year decides on which days a post is worked, so whoever fills it has to follow when a year changes. */
const follow = sql`
alter table post_holder add column days_changed_at timestamptz, add column clash_told_at timestamptz;
comment on column post_holder.days_changed_at is
  'since when the days of a school of the post have changed without the blocked ones; null: they stand as planned';
comment on column post_holder.clash_told_at is 'when the employer was told that not all of them can be blocked';
create index post_holder_behind on post_holder (days_changed_at) where days_changed_at is not null;

create function holder_days_fall_behind() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare whose uuid := coalesce(new.school_id, old.school_id);
begin
  update post_holder set days_changed_at = clock_timestamp(), clash_told_at = null
  where post_id in (
    select h.post_id from post_holder h join shared_post p on p.id = h.post_id and p.state in ('formed', 'running')
    where p.employer_school_id = whose
      or exists (select from day_bid b where b.post_id = h.post_id and b.school_id = whose)
    order by h.post_id for update of h);
  return null;
end $$;
create trigger holder_days_fall_behind after insert or delete on school_closure
  for each row execute function holder_days_fall_behind();
create trigger holder_days_fall_behind after insert or delete on school_term
  for each row execute function holder_days_fall_behind();
create trigger holder_days_fall_behind after insert or update on school_nation
  for each row execute function holder_days_fall_behind();

grant update (days_changed_at, clash_told_at) on post_holder to kith_worker;
grant insert (resource_id, during, blocks, post_id, for_school_id) on booking_period to kith_worker;`

export const up = (db: Kysely<unknown>) => follow.execute(db)
