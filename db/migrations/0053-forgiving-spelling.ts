import { type Kysely, sql } from "kysely"

// A session knows the extension's settings once it has asked it for something.
// At a half, "speach" does not find speech, nor "langauge" language. At less than this, words of other things are found.
const change = sql`
select word_similarity('', '');
alter function found_postings(jsonb, integer) set pg_trgm.word_similarity_threshold = 0.4;`

export const up = (db: Kysely<unknown>) => change.execute(db)
