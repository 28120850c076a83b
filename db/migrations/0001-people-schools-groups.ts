import { type Kysely, sql } from "kysely"

/**
 * Roles own nothing but their rights: `kith_app` serves pages, `kith_auth` alone reaches credentials,
 * `kith_worker` runs deadlines and mail. They belong to the cluster, so another database may have made them.
 */
const roles = sql`
do $$
declare wanted text;
begin
  foreach wanted in array array['kith_app', 'kith_auth', 'kith_worker'] loop
    begin
      execute format('create role %I nologin', wanted);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$`

const people = sql`
create table person (
  id uuid primary key default uuidv7(),
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index person_email on person (lower(email));`

const credentials = sql`
create schema auth;
create table auth.session (
  id uuid primary key default uuidv7(),
  user_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  acting_school_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_owner on auth.session (user_id);
create table auth.account (
  id uuid primary key default uuidv7(),
  user_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_owner on auth.account (user_id);
create table auth.verification (
  id uuid primary key default uuidv7(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);
create table auth.two_factor (
  id uuid primary key default uuidv7(),
  user_id uuid not null references person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factor_owner on auth.two_factor (user_id);
create index two_factor_secret on auth.two_factor (secret);
-- How often something was tried in a window of time, whichever process was asked.
create table auth.attempt (
  key text primary key,
  count integer not null,
  window_ends_at timestamptz not null
);`

const schools = sql`
create table legal_entity (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('trust', 'local-authority')),
  name text not null,
  address_lines text[] not null default '{}',
  vat_number text,
  register_code text
);
comment on column legal_entity.register_code is 'the trust''s or the authority''s code in the register of schools';
create unique index legal_entity_register_code on legal_entity (kind, register_code);
create table school (
  id uuid primary key default uuidv7(),
  urn integer not null unique check (urn between 100000 and 999999),
  name text not null,
  phase text not null check (phase in ('early-years', 'primary', 'secondary', 'all-through', 'special', 'post-16')),
  establishment_type text not null,
  number_on_roll integer check (number_on_roll >= 0),
  local_authority text not null,
  legal_entity_id uuid not null references legal_entity,
  address_lines text[] not null default '{}',
  postcode text,
  invoice_prefix text unique check (invoice_prefix ~ '^[A-Z0-9]{2,8}$'),
  joined_at timestamptz,
  closed_on date
);
create index school_legal_entity on school (legal_entity_id);
-- Words as people type them: without case, and "St Mary's" is found by "st marys" too.
create function words_to_find(words text) returns tsvector language sql immutable strict parallel safe
  return to_tsvector('simple'::regconfig, regexp_replace(translate(words, '''’', ''), '[ -/:-@[-_{-~]+', ' ', 'g'));
create index school_words on school using gin (words_to_find(name || ' ' || local_authority || ' ' || coalesce(postcode, '')));
create table school_bank_account (
  school_id uuid primary key references school,
  account_name text not null,
  sort_code text not null check (sort_code ~ '^[0-9]{6}$'),
  account_number text not null check (account_number ~ '^[0-9]{8}$'),
  changed_by uuid references person,
  changed_at timestamptz not null default now()
);
create table school_role (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  school_id uuid not null references school,
  role text not null check (role in ('head', 'business-manager', 'finance', 'staff', 'governor')),
  granted_by uuid references person,
  granted_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index school_role_current on school_role (person_id, school_id, role) where ended_at is null;
create index school_role_school on school_role (school_id) where ended_at is null;
create index school_role_person on school_role (person_id);
create table role_invitation (
  id uuid primary key default uuidv7(),
  school_id uuid not null references school,
  email text not null,
  role text not null check (role in ('head', 'business-manager', 'finance', 'staff', 'governor')),
  invited_by uuid not null references person,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '14 days',
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'withdrawn', 'expired')),
  check ((answer is null) = (answered_at is null))
);
create unique index role_invitation_pending on role_invitation (school_id, lower(email), role) where answer is null;
create index role_invitation_email on role_invitation (lower(email)) where answer is null;`

const groups = sql`
create table school_group (
  id uuid primary key default uuidv7(),
  name text not null,
  kind text not null check (kind in ('trust', 'learning-community', 'alliance', 'network', 'consortium')),
  description text not null default '',
  founded_by_school_id uuid not null references school,
  finance_two_factor_required boolean not null default false,
  founded_at timestamptz not null default now()
);
create index school_group_words on school_group using gin (words_to_find(name));
create table group_school (
  id uuid primary key default uuidv7(),
  group_id uuid not null references school_group,
  school_id uuid not null references school,
  joined_at timestamptz not null default now(),
  left_at timestamptz
);
create unique index group_school_current on group_school (group_id, school_id) where left_at is null;
create index group_school_school on group_school (school_id) where left_at is null;
create index group_school_history on group_school (group_id, joined_at);
create table group_coordinator (
  id uuid primary key default uuidv7(),
  group_id uuid not null references school_group,
  person_id uuid not null references person,
  granted_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index group_coordinator_current on group_coordinator (group_id, person_id) where ended_at is null;
create index group_coordinator_person on group_coordinator (person_id);
-- Either side may open it: the group invites a school (by register number or e-mail), or a school asks to join.
create table group_admission (
  id uuid primary key default uuidv7(),
  group_id uuid not null references school_group,
  opened_by_side text not null check (opened_by_side in ('group', 'school')),
  school_id uuid references school,
  email text,
  message text not null default '',
  opened_by uuid not null references person,
  opened_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '30 days',
  answered_by uuid references person,
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'withdrawn', 'expired')),
  check (school_id is not null or email is not null),
  check ((answer is null) = (answered_at is null))
);
create unique index group_admission_pending_school on group_admission (group_id, school_id) where answer is null and school_id is not null;
create unique index group_admission_pending_email on group_admission (group_id, lower(email)) where answer is null and school_id is null;
create index group_admission_group on group_admission (group_id) where answer is null;
create index group_admission_school on group_admission (school_id) where answer is null;
create index group_admission_email on group_admission (lower(email)) where answer is null;`

const records = sql`
create table audit_event (
  id uuid primary key default uuidv7(),
  happened_at timestamptz not null default clock_timestamp(),
  person_id uuid references person,
  person_name text not null,
  school_id uuid references school,
  group_id uuid references school_group,
  act text not null,
  subject_kind text not null,
  subject_id uuid not null,
  detail jsonb not null default '{}'
);
create index audit_event_subject on audit_event (subject_id, id);
create index audit_event_school on audit_event (school_id, id);
create index audit_event_group on audit_event (group_id, id) where group_id is not null;
-- The outbox: a mail is written in the transaction of the act that causes it, and delivered afterwards.
create table mail (
  id uuid primary key default uuidv7(),
  recipient text not null,
  subject text not null,
  body text not null,
  written_at timestamptz not null default now(),
  delivered_at timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz default now(),
  last_error text
);
comment on column mail.next_attempt_at is 'null: delivered, or given up';
create index mail_waiting on mail (next_attempt_at) where next_attempt_at is not null;
create index mail_recipient on mail (lower(recipient), id);`

export async function up(db: Kysely<unknown>) {
  for (const part of [roles, people, credentials, schools, groups, records]) await part.execute(db)
}
