import { type Kysely, sql } from "kysely"

/** Who has left a school is asked of all its roles, those that have ended too. */
const change = sql`
drop index school_role_school;
create index school_role_school on school_role (school_id);`

export const up = (db: Kysely<unknown>) => change.execute(db)
