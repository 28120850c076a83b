import { type Kysely, sql } from "kysely"

// Who has left a school is asked of all its roles, those that have ended too. Whether what belongs to a receipt or to an
// addition may be seen is asked of that one: an "exists" may be answered by a list of all of them instead.
const change = sql`
drop index school_role_school;
create index school_role_school on school_role (school_id);
alter policy of_receipt on dispute_answer using ((select true from receipt r where r.id = dispute_answer.receipt_id));
alter policy seen on addition_line using ((select true from addition a where a.id = addition_line.addition_id));`

export const up = (db: Kysely<unknown>) => change.execute(db)
