import { sql } from "kysely"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { PostingSearch } from "#app/features/expertise/posting-search.ts"
import type { Tx } from "#db/client.ts"

/** `asked` is the search without what its address leaves out. */
export type SavedSearch = { id: string; asked: PostingSearch }

/** A person keeps so many searches at a school. */
export const MOST_SEARCHES = 20

type Keeping = { kind: "kept" } | { kind: "too-many" }

/** Keeps a search for the person at the acting school, so that they hear of what is new. Kept twice, it is one. */
export async function keepSearch(tx: Tx, actor: SchoolActor, search: PostingSearch): Promise<Keeping> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`searches ${actor.personId}`}, 0))`.execute(tx)
  const kept = await keptSearches(tx, actor)
  if (kept.length >= MOST_SEARCHES) return { kind: "too-many" }
  await tx
    .insertInto("savedSearch")
    .values({ personId: actor.personId, schoolId: actor.school.id, asked: JSON.stringify(search) })
    .onConflict((conflict) => conflict.columns(["personId", "schoolId", "asked"]).doNothing())
    .execute()
  return { kind: "kept" }
}

/** What the person keeps at the acting school, the oldest first. */
export const keptSearches = async (tx: Tx, actor: SchoolActor): Promise<SavedSearch[]> => {
  const rows = await tx
    .selectFrom("savedSearch")
    .select(["id", "asked"])
    .where("personId", "=", actor.personId)
    .where("schoolId", "=", actor.school.id)
    .orderBy("savedAt")
    .limit(MOST_SEARCHES)
    .execute()
  return rows as SavedSearch[]
}

/** Row-level security lets a person forget their own alone. */
export async function forgetSearch(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("savedSearch").where("id", "=", id).execute()
}
