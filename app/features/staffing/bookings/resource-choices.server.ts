import type { Tx } from "#db/client.ts"

const MOST = 200

/** The people whom a school can name for a kind of specialist: those it shares and who can be booked, by title. */
export const resourcesToName = (tx: Tx, schoolId: string): Promise<{ id: string; title: string }[]> =>
  tx
    .selectFrom("resource")
    .select(["id", "title"])
    .where("schoolId", "=", schoolId)
    .where("kind", "=", "person")
    .where("active", "=", true)
    .orderBy("title")
    .orderBy("id")
    .limit(MOST)
    .execute()
