import { sql } from "kysely"
import { type Letter, letterTo, type SchoolReader } from "#app/features/groups/letters/letter.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import type { Tx } from "#db/client.ts"

/** All schools that it is open to, those that answered, or those that have days of it; the employer always, or alone. */
type Whom = "everybody" | "participants" | "members" | "employer"

/** Writes to heads and business managers. Only for whoever leads the post, and for the worker. */
export async function writeAbout(
  tx: Tx,
  post: Post,
  postId: string,
  whom: Whom,
  letterFor: (reader: SchoolReader) => Letter | null,
): Promise<void> {
  const found = await sql<SchoolReader>`select * from post_addressees(${postId}, ${whom})`.execute(tx)
  await writeToSchools(tx, post, found.rows, (reader) => {
    const letter = letterFor(reader)
    return letter && { subject: letter.subject, body: letterTo(reader.name, letter) }
  })
}
