import { sql } from "kysely"
import { type Letter, letterTo } from "#app/features/groups/letters/letter.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import type { Tx } from "#db/client.ts"

/** What an act needs to write to people: where jobs go, and the address that links in mails start with. */
export type Post = { jobs: JobQueue; appUrl: string }

type Addressee = { personId: string; name: string; email: string }
type Leader = Addressee & { role: "head" | "business-manager" }

/** Writes to a school's heads and business managers, each once; answers how many they are. */
export async function writeToLeaders(tx: Tx, post: Post, schoolId: string, letter: Letter): Promise<number> {
  const leaders = await sql<Leader>`select * from school_leader_addresses(${schoolId})`.execute(tx)
  return write(tx, post, leaders.rows, letter)
}

/** Writes to a school's heads, or where there is none, to its business managers. */
export async function writeToHeads(tx: Tx, post: Post, schoolId: string, letter: Letter): Promise<number> {
  const { rows } = await sql<Leader>`select * from school_leader_addresses(${schoolId})`.execute(tx)
  const heads = rows.filter((leader) => leader.role === "head")
  return write(tx, post, heads.length > 0 ? heads : rows, letter)
}

/** Writes to one of a school's leaders, if they still are one. */
export async function writeToLeader(
  tx: Tx,
  post: Post,
  to: { schoolId: string; personId: string },
  letter: Letter,
): Promise<number> {
  const { rows } = await sql<Leader>`select * from school_leader_addresses(${to.schoolId})`.execute(tx)
  const leader = rows.filter((row) => row.personId === to.personId)
  return write(tx, post, leader, letter)
}

export async function writeToCoordinators(
  tx: Tx,
  post: Post,
  groupId: string,
  letter: Letter,
): Promise<number> {
  const coordinators = await sql<Addressee>`select * from group_coordinator_addresses(${groupId})`.execute(tx)
  return write(tx, post, coordinators.rows, letter)
}

/** Writes to an address that may belong to nobody we know. */
export const writeToAddress = (tx: Tx, post: Post, email: string, letter: Letter): Promise<void> =>
  sendMail(tx, post.jobs, [{ recipient: email, subject: letter.subject, body: letterTo(null, letter) }])

/** Writes to people whose addresses one knows already. */
export async function write(
  tx: Tx,
  post: Post,
  addressees: readonly Addressee[],
  letter: Letter,
): Promise<number> {
  const each = [...new Map(addressees.map((person) => [person.email, person])).values()]
  await sendMail(
    tx,
    post.jobs,
    each.map(({ name, email }) => ({
      recipient: email,
      subject: letter.subject,
      body: letterTo(name, letter),
    })),
  )
  return each.length
}
