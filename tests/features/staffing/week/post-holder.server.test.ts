import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { busyTimes } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { cancelPost } from "#app/features/staffing/posts/cancel-post.server.ts"
import { callOffDay, takeBackDay } from "#app/features/staffing/week/call-off-day.server.ts"
import { nameHolder } from "#app/features/staffing/week/name-holder.server.ts"
import { saveWeek } from "#app/features/staffing/week/save-week.server.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import { aWorldOfPools, keptPost, type Somebody } from "#tests/support/builders/pool-world.ts"
import {
  anOpenPost,
  closeInTime,
  commit,
  postDraft,
  wantedDays,
} from "#tests/support/builders/staff-posts.ts"

let world: Awaited<ReturnType<typeof aWorldOfPools>>
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const as = <T>({ person, school }: Somebody, work: Parameters<typeof actingAs<T>>[3]) =>
  actingAs(world, person, school, work)

const aPerson = async (weeklyMinutes: number | null = null) => {
  const values = {
    schoolId: world.schools.nidd,
    kind: "person",
    title: "Therapist",
    createdBy: world.lee.person,
  }
  const { id } = await world.owner
    .insertInto("resource")
    .values({ ...values, weeklyMinutes })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

const makeWeek = (postId: string, from: Temporal.PlainDate, place: "1-day" | "2-day" = "1-day") =>
  as(world.lee, (tx, actor) =>
    saveWeek(
      tx,
      actor,
      {
        ...{ id: randomUUID(), postId, validFrom: from, kind: "weekly" },
        worked: place === "1-day" ? ["1-am", "1-pm"] : ["2-am", "2-pm"],
        visits: [{ schoolId: world.schools.oak, placeId: place }],
      },
      keptPost(),
    ),
  )

/** Five weeks of whole Mondays at Oak, that begin in two months. */
const aFormedPost = async () => {
  const draft = postDraft({ employerSchoolId: world.schools.nidd, groupIds: [world.group], halfDays: 2 })
  const endsOn = draft.startsOn.add({ days: 34 })
  const postId = await anOpenPost(world, world.lee, { ...draft, endsOn, weeks: 5 })
  await commit(world, world.ann, postId, wantedDays(2, 2_000))
  await closeInTime(world, postId)
  await makeWeek(postId, draft.startsOn)
  return { postId, startsOn: draft.startsOn }
}

const name = (who: Somebody, postId: string, resourceId: string | null) =>
  as(who, (tx, actor) => nameHolder(tx, actor as SchoolActor, { postId, resourceId }))

const ahead = {
  start: Temporal.Now.instant(),
  end: Temporal.Now.instant().add({ hours: 24 * 300 }),
}
/** The days on which somebody is taken, as the school that employs them sees it. */
const taken = (resourceId: string) =>
  as(world.lee, async (tx) =>
    (await busyTimes(tx, resourceId, ahead)).map(({ start }) =>
      start.toZonedDateTimeISO("Europe/London").toPlainDate().toString(),
    ),
  )

test("the days of a post are those of whoever fills it, and go with its week", async () => {
  const { postId, startsOn } = await aFormedPost()
  const [lena, mara] = [await aPerson(), await aPerson()]
  expect(await name(world.ann, postId, lena)).toMatchObject({ kind: "forbidden" })
  expect(await name(world.cora, postId, lena)).toMatchObject({ kind: "forbidden" })
  expect(await name(world.fay, postId, lena)).toEqual({ kind: "not-found" })
  expect(await name(world.lee, postId, randomUUID())).toMatchObject({ kind: "refused-field" })
  expect(await name(world.lee, postId, lena)).toEqual({ kind: "named" })
  const days = await taken(lena)
  expect(days.length).toBeGreaterThan(2)
  expect(days.every((day) => Temporal.PlainDate.from(day).dayOfWeek === 1)).toBe(true)
  expect(await makeWeek(postId, startsOn, "2-day")).toEqual({ kind: "saved" })
  expect((await taken(lena)).every((day) => Temporal.PlainDate.from(day).dayOfWeek === 2)).toBe(true)
  expect(await name(world.lee, postId, mara)).toEqual({ kind: "named" })
  expect(await taken(lena)).toEqual([])
  expect(await name(world.lee, postId, null)).toEqual({ kind: "named" })
  expect(await taken(mara)).toEqual([])
})

test("nobody fills two posts on the same days, nor more hours than their contract has", async () => {
  const [one, other] = [await aFormedPost(), await aFormedPost()]
  const lena = await aPerson()
  expect(await name(world.lee, one.postId, lena)).toEqual({ kind: "named" })
  expect(await name(world.lee, other.postId, lena)).toMatchObject({
    kind: "refused-field",
    sentence: expect.stringContaining("is booked already on days of this post"),
  })
  expect(await makeWeek(other.postId, other.startsOn, "2-day")).toEqual({ kind: "saved" })
  expect(await name(world.lee, other.postId, lena)).toEqual({ kind: "named" })
  const before = await taken(lena)
  expect(await makeWeek(other.postId, other.startsOn)).toMatchObject({ kind: "refused" })
  expect(await taken(lena)).toEqual(before)
  const busy = await aPerson(300)
  expect(await name(world.lee, one.postId, busy)).toMatchObject({
    kind: "refused-field",
    sentence: expect.stringContaining("too few hours"),
  })
  expect(await taken(lena)).toEqual(before)
})

test("a day that is called off, and what a cancelled post has left, is free again", async () => {
  const { postId } = await aFormedPost()
  const lena = await aPerson()
  await name(world.lee, postId, lena)
  const [first, ...rest] = await taken(lena)
  const day = Temporal.PlainDate.from(first!)
  const off = { postId, day, schoolId: null, reason: "Training" }
  expect(await as(world.lee, (tx, actor) => callOffDay(tx, actor, off, keptPost()))).toEqual({
    kind: "called-off",
  })
  expect(await taken(lena)).toEqual(rest)
  const back = { postId, day, schoolId: world.schools.oak }
  expect(await as(world.cora, (tx, actor) => takeBackDay(tx, actor, back))).toEqual({ kind: "taken-back" })
  expect(await taken(lena)).toEqual([first, ...rest])
  await as(world.lee, (tx, actor) => cancelPost(tx, actor, { postId, reason: "Unfilled" }, keptPost()))
  expect(await taken(lena)).toEqual([])
})

test("the database takes nobody twice for a post and for something else, whatever a page forgets", async () => {
  const { postId } = await aFormedPost()
  const lena = await aPerson()
  await name(world.lee, postId, lena)
  const [row] = await world.owner
    .selectFrom("bookingPeriod")
    .selectAll()
    .where("resourceId", "=", lena)
    .execute()
  const again = world.owner
    .insertInto("bookingPeriod")
    .values({ resourceId: lena, postId, forSchoolId: world.schools.elm, during: row!.during, blocks: true })
  await expect(again.execute()).rejects.toThrow("booking_period_apart")
})
