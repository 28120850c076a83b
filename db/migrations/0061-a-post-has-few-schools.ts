import { type Kysely, sql } from "kysely"

// A post has no more schools than a week has half-days, about. Taken for a thousand, as PostgreSQL does where nothing is
// said, they would be looked up by reading every school there is. Whoever replaces one of them has to say so again.
const estimates = sql`
alter function post_holdings(uuid, date) rows 10;
alter function post_week_wishes(uuid) rows 10;
alter function post_schools(uuid) rows 10;
alter function post_bids(uuid) rows 10;
alter function post_waiting_list(uuid) rows 10;`

export const up = (db: Kysely<unknown>) => estimates.execute(db)
