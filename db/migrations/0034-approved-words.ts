import { type Kysely, sql } from "kysely"

/**
 * What an offer says of a school's staff is shown to others once a head or business manager has approved it. Until
 * then the offer has no groups to be seen by, so that every search, match and policy leaves it out by itself.
 */
const postings = sql`
alter table posting add column awaits_approval boolean not null default false,
  add column resource_id uuid references resource;
comment on column posting.awaits_approval is 'an offer of staff, written by somebody who does not lead the school: nobody else sees it yet';
comment on column posting.resource_id is 'whom or what an offer is about, where that can be booked';
create index posting_awaiting on posting (school_id, posted_at) where awaits_approval and ended_at is null;
create index posting_resource on posting (resource_id) where resource_id is not null;
grant update (awaits_approval), insert (resource_id), update (resource_id) on posting to kith_app;

create or replace function posting_groups_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare changed uuid;
begin
  if tg_table_name = 'posting' then changed := new.id; else changed := coalesce(new.posting_id, old.posting_id); end if;
  update posting set group_ids = case when awaits_approval then '{}'
    else coalesce((select array_agg(group_id) from posting_group where posting_id = changed), '{}') end
  where id = changed;
  return null;
end $$;
create trigger posting_shows after update on posting for each row
  when (old.awaits_approval is distinct from new.awaits_approval) execute function posting_groups_follow();

create function posting_speaks_of_staff() returns trigger language plpgsql as $$
begin
  if current_user <> 'kith_app' or new.side <> 'offer' or new.kind not in ('expertise', 'staff-time') then return new; end if;
  if acting.speaks_for_school() then new.awaits_approval := false;
  elsif tg_op = 'INSERT' then new.awaits_approval := true;
  else
    new.awaits_approval := old.awaits_approval
      or (new.title, new.description, new.credentials, new.languages)
        is distinct from (old.title, old.description, old.credentials, old.languages);
  end if;
  -- To others it is new when they first see it, and saved searches go by that.
  if tg_op = 'UPDATE' and old.awaits_approval and not new.awaits_approval then new.posted_at := clock_timestamp(); end if;
  return new;
end $$;
create trigger posting_speaks_of_staff before insert or update on posting
  for each row execute function posting_speaks_of_staff();
-- An offer is about what its own school shares.
create policy about_own on posting as restrictive for insert to kith_app with check (
  resource_id is null or acting.owns_resource(resource_id));
create policy about_own_again on posting as restrictive for update to kith_app using (true) with check (
  resource_id is null or acting.owns_resource(resource_id));`

const reviews = sql`
create table review (
  id uuid primary key default uuidv7(),
  booking_id uuid not null unique,
  resource_id uuid not null references resource,
  school_id uuid not null references school,
  owner_school_id uuid not null references school,
  words text not null check (length(words) between 1 and 2000),
  written_by uuid not null references person,
  written_at timestamptz not null default clock_timestamp(),
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'kept-back')),
  settled_by uuid references person,
  settled_at timestamptz,
  answer text not null default '' check (length(answer) <= 2000),
  answered_by uuid references person,
  answered_at timestamptz,
  foreign key (booking_id, resource_id) references booking (id, resource_id),
  check (school_id <> owner_school_id),
  check ((state = 'waiting') = (settled_at is null)),
  check ((answer = '') = (answered_at is null))
);
comment on column review.school_id is 'who had booked, and says how it was';
comment on column review.state is 'shown: the owner lets other schools read it; kept-back: only the two schools do';
create index review_shown on review (resource_id, written_at desc, id desc) where state = 'shown';
create index review_waiting on review (owner_school_id, written_at) where state = 'waiting';
create index review_resource on review (resource_id, written_at desc, id desc);
alter table review enable row level security;
grant select on review to kith_app, kith_worker;
grant insert (id, booking_id, resource_id, school_id, owner_school_id, words, written_by),
  update (state, settled_by, settled_at, answer, answered_by, answered_at) on review to kith_app;
create policy worker on review to kith_worker using (true) with check (true);
create policy own on review for select to kith_app using (school_id = (select acting.school_id()));
create policy of_own_staff on review for select to kith_app using (owner_school_id = (select acting.school_id()));
create policy shown on review for select to kith_app using (state = 'shown' and acting.sees_resource(resource_id));
-- A school speaks once of each booking that has taken place.
create policy written on review for insert to kith_app with check (
  school_id = acting.school_id() and written_by = acting.person_id() and acting.posts_for_school() and exists (
    select from booking b where b.id = booking_id and b.school_id = acting.school_id()
      and b.owner_school_id = review.owner_school_id and b.resource_id = review.resource_id
      and b.state in ('delivered', 'settled')));
create policy settled on review for update to kith_app
  using (owner_school_id = (select acting.school_id()) and (select acting.speaks_for_school()))
  with check (owner_school_id = acting.school_id());
insert into acting.described_in values ('review', 'words', 'owner_school_id'), ('review', 'answer', 'owner_school_id');`

export async function up(db: Kysely<unknown>) {
  for (const part of [postings, reviews]) await part.execute(db)
}
