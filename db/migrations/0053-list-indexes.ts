import { type Kysely, sql } from "kysely"

// A function is taken to answer a thousand rows unless it says otherwise, and a thousand rows are joined to a whole
// table; these answer a page, or the few that one person knows.
const change = sql`
create index waiting_due on waiting (lower(during)) where state = 'waiting';
alter function found_postings(jsonb, integer) rows 25;
alter function who_sees_me() rows 50;
alter function bookers_of_me() rows 10;
alter function acted_for_schools() rows 5;`

export const up = (db: Kysely<unknown>) => change.execute(db)
