import type { SchoolReader } from "#app/features/groups/letters/letter.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import type { Tx } from "#db/client.ts"

/** A letter as it is sent, for one reader. */
type Written = { subject: string; body: string }

/**
 * Writes to each for their school. Whoever speaks for several of the schools gets the same words once, and reads in the
 * subject which schools they are for. `letterFor` gives none for a school that there is nothing to tell.
 */
export async function writeToSchools(
  tx: Tx,
  { jobs }: Post,
  readers: readonly SchoolReader[],
  letterFor: (reader: SchoolReader) => Written | null,
): Promise<void> {
  const written = readers.flatMap((reader) => {
    const letter = letterFor(reader)
    return letter ? [{ ...letter, recipient: reader.email, schoolId: reader.schoolId }] : []
  })
  const spokenFor = Map.groupBy(written, ({ recipient }) => recipient)
  const schoolsOf = (mails: typeof written = []) => [...new Set(mails.map(({ schoolId }) => schoolId))]
  const speaksForSeveral = (recipient: string) => schoolsOf(spokenFor.get(recipient)).length > 1
  const names = await schoolNames(
    tx,
    schoolsOf(written.filter(({ recipient }) => speaksForSeveral(recipient))),
  )
  const alike = Map.groupBy(written, ({ recipient, subject, body }) => [recipient, subject, body].join("\n"))
  const mails = [...alike.values()].map((same) => {
    const { recipient, subject, body } = same[0]!
    if (!speaksForSeveral(recipient)) return { recipient, subject, body }
    const schools = schoolsOf(same).map((id) => names.get(id) ?? "")
    return { recipient, subject: `${subject} (${listed.format(schools.sort())})`, body }
  })
  await sendMail(tx, jobs, mails)
}

const listed = new Intl.ListFormat("en-GB")

const schoolNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const found = await tx.selectFrom("school").select(["id", "name"]).where("id", "in", ids).execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}
