import { type Kysely, sql } from "kysely"

// What has run out is swept away every so often; it is looked up, not searched for among all that stands.
const indexes = sql`
create index session_expiry on auth.session (expires_at);
create index verification_expiry on auth.verification (expires_at);
create index attempt_expiry on auth.attempt (window_ends_at);`

export const up = (db: Kysely<unknown>) => indexes.execute(db)
