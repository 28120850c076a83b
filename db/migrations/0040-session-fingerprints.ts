import { type Kysely, sql } from "kysely"

/**
 * A request opens by its session token's SHA-256, so that no statement, and no log of statements, holds what would
 * open the session. The statement that begins a transaction cannot take parameters in the same round trip.
 */
const byFingerprint = sql`
drop function acting.open_request(text);
drop function acting.note_session_use(text);
create unique index session_fingerprint on auth.session (sha256(token::bytea));

create function acting.open_request(fingerprint bytea) returns json
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  wanted_person uuid;
  wanted_school uuid;
  last_used_at timestamptz;
  actor json;
begin
  select user_id, acting_school_id, updated_at into wanted_person, wanted_school, last_used_at
  from auth.session where sha256(token::bytea) = fingerprint and expires_at > clock_timestamp();
  if wanted_person is null then return null; end if;
  actor := acting.assume(wanted_person, wanted_school);
  if actor is null then return null; end if;
  return json_build_object('actor', actor, 'lastUseIsOld', last_used_at < clock_timestamp() - interval '10 minutes');
end $$;
-- Reading a page is a use of its session, and its transaction cannot write; this one statement after it can.
create function acting.note_session_use(fingerprint bytea) returns void
language sql volatile security definer set search_path = public, pg_temp
begin atomic
  update auth.session set updated_at = clock_timestamp() where sha256(token::bytea) = fingerprint;
end;
revoke execute on function acting.open_request(bytea), acting.note_session_use(bytea) from public;
grant execute on function acting.open_request(bytea), acting.note_session_use(bytea) to kith_app;`

export async function up(db: Kysely<unknown>) {
  await byFingerprint.execute(db)
}
