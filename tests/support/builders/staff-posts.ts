import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { closePost } from "#app/features/staffing/posts/close-post.server.ts"
import { commitDays } from "#app/features/staffing/posts/commit-days.server.ts"
import type { WantedDays } from "#app/features/staffing/posts/days-form.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { openPost } from "#app/features/staffing/posts/open-post.server.ts"
import type { PostDraft } from "#app/features/staffing/posts/post-form.ts"
import { savePostDraft } from "#app/features/staffing/posts/save-post-draft.server.ts"
import { actingAs, type World } from "#tests/support/builders/people.ts"
import { keptPost, type Somebody } from "#tests/support/builders/pool-world.ts"
import { pay } from "#tests/support/builders/staff-post-terms.ts"

/** A therapist for two days a week of a year that begins in two months; schools answer within ten days. */
export const postDraft = (
  wish: Partial<PostDraft> & Pick<PostDraft, "employerSchoolId" | "groupIds">,
): PostDraft => {
  const startsOn = Temporal.Now.plainDateISO("Europe/London").add({ months: 2 })
  return {
    ...{ id: randomUUID(), title: "Speech and language therapist", description: "" },
    ...{ halfDays: 4, leastHalfDays: 1, startsOn, endsOn: startsOn.add({ months: 11 }), weeks: 39 },
    closesAt: Temporal.Now.instant().add({ hours: 240 }),
    ...{ travelDayPence: 12_00n, cfrCode: "E27" },
    pay: { ...pay, validFrom: startsOn },
    ...wish,
  }
}

/** Drafts and opens a post as somebody; answers its id. */
export async function anOpenPost(world: World, by: Somebody, draft: PostDraft): Promise<string> {
  await actingAs(world, by.person, by.school, async (tx, actor) => {
    const saving = await savePostDraft(tx, actor, draft)
    const opening = await openPost(tx, actor, draft.id, keptPost())
    if (opening.kind !== "opened") throw new Error(JSON.stringify({ saving, opening }))
  })
  return draft.id
}

export const wantedDays = (
  halfDays: number,
  limitPounds: number,
  wish: Partial<WantedDays> = {},
): WantedDays => ({
  ...{ halfDays, limitDayPence: BigInt(limitPounds * 100), prefersHalfDays: false, travelMinutes: 30 },
  wishes: ["accepts", "accepts", "accepts", "accepts", "accepts"],
  ...wish,
})

/** Commits days as a page does. null: the post is not to be seen. */
export const commit = (world: World, { person, school }: Somebody, postId: string, wanted: WantedDays) =>
  actingAs(world, person, school, async (tx, actor) => {
    const held = await lockPost(tx, postId, "hold")
    return held && commitDays(tx, actor, held, wanted)
  })

/** Lets a post's time for answers pass, and closes it as its deadline does. */
export async function closeInTime(
  { owner, worker }: Pick<World, "owner"> & { worker: World["owner"] },
  postId: string,
): Promise<void> {
  await passTimeOfPost(owner, postId, { closesAt: Temporal.Now.instant().subtract({ seconds: 1 }) })
  await worker.transaction().execute((tx) => closePost(tx, postId, keptPost()))
}

/** Moves a post's dates, as the passing of time would; the guard that its terms stand looks away. */
export const passTimeOfPost = (
  owner: World["owner"],
  postId: string,
  dates: { closesAt?: Temporal.Instant; startsOn?: Temporal.PlainDate; endsOn?: Temporal.PlainDate },
): Promise<void> =>
  owner.transaction().execute(async (tx) => {
    await sql`alter table shared_post disable trigger shared_post_stands`.execute(tx)
    await tx.updateTable("sharedPost").set(dates).where("id", "=", postId).execute()
    await sql`alter table shared_post enable trigger shared_post_stands`.execute(tx)
  })
