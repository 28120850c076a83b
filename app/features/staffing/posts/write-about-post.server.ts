import { sql } from "kysely"
import { type Letter, letterTo } from "#app/features/groups/letters/letter.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import type { PostReader } from "#app/features/staffing/posts/post-letters.ts"
import type { Tx } from "#db/client.ts"

/** All schools that it is open to, those that answered, or those that have days of it; the employer always, or alone. */
type Whom = "everybody" | "participants" | "members" | "employer"

/** Writes to heads and business managers, once an address. Only for whoever leads the post, and for the worker. */
export async function writeAbout(
  tx: Tx,
  { jobs }: Post,
  postId: string,
  whom: Whom,
  letterFor: (reader: PostReader) => Letter | null,
): Promise<void> {
  const found = await sql<PostReader>`select * from post_addressees(${postId}, ${whom})`.execute(tx)
  const each = new Map(found.rows.map((reader) => [`${reader.schoolId} ${reader.email}`, reader]))
  const mails = [...each.values()].flatMap((reader) => {
    const letter = letterFor(reader)
    return letter
      ? [{ recipient: reader.email, subject: letter.subject, body: letterTo(reader.name, letter) }]
      : []
  })
  await sendMail(tx, jobs, mails)
}
