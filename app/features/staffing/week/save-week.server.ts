import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { weekMade } from "#app/features/staffing/posts/post-letters.ts"
import { inPolicy, onlyLeadsPost, postNotFound } from "#app/features/staffing/posts/post-refusal.ts"
import { writeAbout } from "#app/features/staffing/posts/write-about-post.server.ts"
import { type HalfDay, halves, placesInWords } from "#app/features/staffing/week/half-days.ts"
import type { Turn } from "#app/features/staffing/week/in-turn.ts"
import { withHolderDays } from "#app/features/staffing/week/keep-holder-days.server.ts"
import type { Visit } from "#app/features/staffing/week/week.ts"
import type { Tx } from "#db/client.ts"

export type NewWeek = {
  id: string
  postId: string
  validFrom: Temporal.PlainDate
  worked: readonly HalfDay[]
} & ({ kind: "weekly"; visits: readonly Visit[] } | { kind: "in-turn"; turns: readonly Turn[] })

/**
 * Stores a post's days from a date on, and tells every school that has some. What was true before that date stays; a
 * week from the same date is replaced. The same form sent twice is stored once.
 */
export async function saveWeek(
  tx: Tx,
  actor: Actor,
  made: NewWeek,
  letters: Post,
): Promise<{ kind: "saved" } | Refusal> {
  const locked = await lockPost(tx, made.postId)
  if (!locked) return postNotFound
  const { post } = locked
  if (!can(actor, "make-week", inPolicy(post))) return onlyLeadsPost
  if (post.state !== "formed" && post.state !== "running")
    return refused("This post is not shared at present, so there is no week to make.")
  if (await isStored(tx, made)) return { kind: "saved" }
  const whyNot = await withHolderDays(tx, locked, () => writeWeek(tx, actor, made))
  if (whyNot) return refused(whyNot)
  await recordEvent(tx, actor, {
    act: "make-week",
    subject: { kind: "shared-post", id: post.id },
    groupId: post.groups[0]?.id,
    detail: { title: post.title, kind: made.kind, validFrom: made.validFrom.toString() },
  })
  await writeAbout(tx, letters, post.id, "members", ({ schoolId }) => {
    const days = daysOf(made, schoolId)
    return days === null ? null : weekMade(post, made.validFrom, days, letters.appUrl)
  })
  return { kind: "saved" }
}

const isStored = async (tx: Tx, { id, postId }: NewWeek): Promise<boolean> => {
  const found = await tx
    .selectFrom("postWeek")
    .select("id")
    .where("id", "=", id)
    .where("postId", "=", postId)
    .executeTakeFirst()
  return found !== undefined
}

/** In place of a week from the same day. */
async function writeWeek(tx: Tx, actor: Actor, made: NewWeek): Promise<void> {
  await tx
    .deleteFrom("postWeek")
    .where("postId", "=", made.postId)
    .where("validFrom", "=", made.validFrom)
    .execute()
  await tx
    .insertInto("postWeek")
    .values({
      ...{ id: made.id, postId: made.postId, validFrom: made.validFrom, kind: made.kind },
      ...{ worked: [...made.worked], madeBy: actor.personId, madeByName: actor.name },
    })
    .execute()
  await writeDays(tx, made)
}

async function writeDays(tx: Tx, made: NewWeek): Promise<void> {
  if (made.kind === "weekly") {
    const rows = made.visits.flatMap(({ schoolId, placeId }) => {
      const isWholeDay = placeId.endsWith("day")
      const parts = isWholeDay ? halves : halves.filter((half) => placeId.endsWith(half))
      return parts.map((half) => ({
        ...{ weekId: made.id, weekday: Number(placeId[0]), half, schoolId, isWholeDay },
      }))
    })
    if (rows.length > 0) await tx.insertInto("postVisit").values(rows).execute()
  } else if (made.turns.length > 0)
    await tx
      .insertInto("postTurn")
      .values(made.turns.map((turn) => ({ weekId: made.id, ...turn })))
      .execute()
}

/** What a school has, in words; null where it has nothing of it. */
const daysOf = (made: NewWeek, schoolId: string): string | null => {
  if (made.kind === "weekly") {
    const own = made.visits.filter((visit) => visit.schoolId === schoolId)
    return own.length === 0 ? null : placesInWords(own.map(({ placeId }) => placeId))
  }
  const turns = made.turns.filter((turn) => turn.schoolId === schoolId)
  if (turns.length === 0) return null
  return turns.length === 1 ? "one day" : `${turns.length} days, in turn with the other schools`
}
