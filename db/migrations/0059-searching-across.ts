import { type Kysely, sql } from "kysely"

/** Of which phase the school is that has posted something: primary teachers look for what secondary schools offer. */
const phases = sql`
alter table posting add column school_phases text[] not null default '{}';
comment on column posting.school_phases is 'the phase of the school that posts it, as an array for the index; kept equal by triggers';
update posting p set school_phases = array[s.phase] from school s where s.id = p.school_id;
create function posting_phase_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'posting' then
    new.school_phases := array(select phase from school where id = new.school_id);
    return new;
  end if;
  update posting set school_phases = array[new.phase] where school_id = new.id;
  return null;
end $$;
create trigger posting_phase_starts before insert on posting for each row execute function posting_phase_follows();
create trigger posting_phase_follows after update of phase on school for each row
  when (old.phase is distinct from new.phase) execute function posting_phase_follows();
drop index posting_search;
create index posting_search on posting
  using gin (group_ids, words, subjects, phases, weekdays, school_phases, spelling gin_trgm_ops) where ended_at is null;`

/** A postcode is known by the schools that have it, or one near it. */
const postcodes = sql`
create index school_postcode on school (replace(upper(postcode), ' ', '') text_pattern_ops) where easting is not null;`

const search = sql`
create or replace function found_postings(asked jsonb, most integer) returns table (id uuid, posted_at timestamptz)
language plpgsql stable security definer rows 25 set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  groups uuid[] := acting.group_ids();
  wanted text := 'select p.id, p.posted_at from posting p where p.ended_at is null and p.group_ids && $1';
  word text;
begin
  if current_setting('role') = 'kith_worker' then
    select coalesce(array_agg(m.group_id), '{}') into groups from group_school m
    where m.school_id = (asked->>'asSchool')::uuid and m.left_at is null;
    wanted := wanted || format(' and p.school_id <> %L and p.posted_at > %L', asked->>'asSchool', asked->>'since');
  end if;
  wanted := wanted || format(' and p.side = %L and p.closes_on >= %L', asked->>'side', asked->>'today');
  for word in select jsonb_array_elements_text(coalesce(asked->'words', '[]')) loop
    wanted := wanted || format(' and (p.words @@ plainto_tsquery(''english'', %1$L) or p.spelling %%> %1$L)', word);
  end loop;
  if asked ? 'group' then wanted := wanted || format(' and p.group_ids @> array[%L]::uuid[]', asked->>'group'); end if;
  if asked ? 'without' then wanted := wanted || format(' and p.school_id <> %L', asked->>'without'); end if;
  if asked ? 'kind' then wanted := wanted || format(' and p.kind = %L', asked->>'kind'); end if;
  if asked ? 'subject' then wanted := wanted || format(' and p.subjects @> array[%L]', asked->>'subject'); end if;
  if asked ? 'anySubject' then
    wanted := wanted || format(' and (p.subjects && %L::text[] or p.subjects = ''{}'')', asked->>'anySubject');
  end if;
  if asked ? 'amongGroups' then wanted := wanted || format(' and p.group_ids && %L::uuid[]', asked->>'amongGroups'); end if;
  if asked ? 'phase' then wanted := wanted || format(' and p.phases @> array[%L]', asked->>'phase'); end if;
  if asked ? 'schoolPhases' then
    wanted := wanted || format(' and p.school_phases && %L::text[]', asked->>'schoolPhases');
  end if;
  if asked ? 'weekday' then wanted := wanted || format(' and p.weekdays @> array[%L]::smallint[]', asked->>'weekday'); end if;
  if asked ? 'mostDayPence' then wanted := wanted || format(' and p.day_pence <= %L::bigint', asked->>'mostDayPence'); end if;
  if asked ? 'near' then
    wanted := wanted || format(' and p.place <@ circle(point(%L, %L), %L)', asked->'near'->>'easting',
      asked->'near'->>'northing', asked->'near'->>'metres');
  end if;
  if asked ? 'after' then
    wanted := wanted || format(' and (p.posted_at, p.id) < (%L::timestamptz, %L::uuid)', asked->'after'->>'postedAt',
      asked->'after'->>'id');
  end if;
  return query execute wanted || ' order by p.posted_at desc, p.id desc limit $2' using groups, most;
end $$;`

export async function up(db: Kysely<unknown>) {
  // A session knows the extension's settings once it has asked it for something.
  await sql`select word_similarity('', '')`.execute(db)
  for (const part of [phases, postcodes, search]) await part.execute(db)
}
