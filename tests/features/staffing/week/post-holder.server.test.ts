import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { formatDate } from "#app/core/civil-time.ts"
import { busyTimes } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { halfOpen } from "#app/features/staffing/bookings/write-booking.server.ts"
import { addClosure, removeDays } from "#app/features/staffing/days/save-days.server.ts"
import { cancelPost } from "#app/features/staffing/posts/cancel-post.server.ts"
import { callOffDay, takeBackDay } from "#app/features/staffing/week/call-off-day.server.ts"
import { layHolderDays } from "#app/features/staffing/week/lay-holder-days.server.ts"
import { nameHolder } from "#app/features/staffing/week/name-holder.server.ts"
import { saveWeek } from "#app/features/staffing/week/save-week.server.ts"
import { aResource, inLondon } from "#tests/support/builders/bookings.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import {
  aWorldOfPools,
  keptPost,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import {
  anOpenPost,
  closeInTime,
  commit,
  postDraft,
  wantedDays,
} from "#tests/support/builders/staff-posts.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const aTherapist = (weeklyMinutes: number | null = null) =>
  aResource(world.owner, { schoolId: world.schools.nidd, createdBy: world.lee.person, weeklyMinutes })

/** An hour of somebody's that Elm has, as if it had been asked for and confirmed; answers the booking's id. */
const promiseHour = async (resourceId: string, text: string): Promise<string> => {
  const { id } = await world.owner
    .insertInto("booking")
    .values({
      ...{ resourceId, schoolId: world.schools.elm, ownerSchoolId: world.schools.nidd, state: "confirmed" },
      ...{ settleBy: "gift", askedBy: world.ben.person },
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await world.owner
    .insertInto("bookingPeriod")
    .values({ bookingId: id, resourceId, during: halfOpen(inLondon(text)), blocks: true })
    .execute()
  return id
}

const makeWeek = (postId: string, from: Temporal.PlainDate, place: "1-day" | "2-day" = "1-day") =>
  world.as(world.lee, (tx, actor) =>
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
  world.as(who, (tx, actor) => nameHolder(tx, actor, { postId, resourceId }))

const ahead = {
  start: Temporal.Now.instant(),
  end: Temporal.Now.instant().add({ hours: 24 * 300 }),
}
/** The days on which somebody is taken, as the school that employs them sees it. */
const taken = (resourceId: string) =>
  world.as(world.lee, async (tx) =>
    (await busyTimes(tx, resourceId, ahead)).map(({ start }) =>
      start.toZonedDateTimeISO("Europe/London").toPlainDate().toString(),
    ),
  )

test("the days of a post are those of whoever fills it, and go with its week", async () => {
  const { postId, startsOn } = await aFormedPost()
  const [lena, mara] = [await aTherapist(), await aTherapist()]
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
  const lena = await aTherapist()
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
  const busy = await aTherapist(300)
  expect(await name(world.lee, one.postId, busy)).toMatchObject({
    kind: "refused-field",
    sentence: expect.stringContaining("too few hours"),
  })
  expect(await taken(lena)).toEqual(before)
})

test("a day that is called off, and what a cancelled post has left, is free again", async () => {
  const { postId } = await aFormedPost()
  const lena = await aTherapist()
  await name(world.lee, postId, lena)
  const [first, ...rest] = await taken(lena)
  const day = Temporal.PlainDate.from(first!)
  const off = { postId, day, schoolId: null, reason: "Training" }
  expect(await world.as(world.lee, (tx, actor) => callOffDay(tx, actor, off, keptPost()))).toEqual({
    kind: "called-off",
  })
  expect(await taken(lena)).toEqual(rest)
  const back = { postId, day, schoolId: world.schools.oak }
  expect(await world.as(world.cora, (tx, actor) => takeBackDay(tx, actor, back, keptPost()))).toEqual({
    kind: "taken-back",
  })
  expect(await taken(lena)).toEqual([first, ...rest])
  await world.as(world.lee, (tx, actor) => cancelPost(tx, actor, { postId, reason: "Unfilled" }, keptPost()))
  expect(await taken(lena)).toEqual([])
})

/** Oak says that it is shut on a day, as its head would; answers what takes that back. */
const shutOak = async (day: Temporal.PlainDate) => {
  const head: Somebody = {
    school: world.schools.oak,
    person: await aPerson(world.owner, { name: "Hedda Oak", roles: [[world.schools.oak, "head"]] }),
  }
  const closure = {
    id: randomUUID(),
    kind: "closure" as const,
    reason: "Boiler",
    firstDay: day,
    lastDay: day,
  }
  await world.as(head, (tx, actor) => addClosure(tx, actor, closure))
  return () =>
    world.as(head, (tx, actor) => removeDays(tx, actor, { table: "schoolClosure", id: closure.id }))
}

test("a school that shuts on a day frees whoever fills the post, and that it opens again blocks them", async () => {
  const { postId } = await aFormedPost()
  const lena = await aTherapist()
  await name(world.lee, postId, lena)
  const days = await taken(lena)
  const open = await shutOak(Temporal.PlainDate.from(days[1]!))
  await layHolderDays(world.worker, keptPost())
  expect(await taken(lena)).toEqual(days.filter((day) => day !== days[1]))
  await open()
  await layHolderDays(world.worker, keptPost())
  expect(await taken(lena)).toEqual(days)
})

test("days that were promised meanwhile stay promised, the employer hears of it once, and they follow when free", async () => {
  const { postId } = await aFormedPost()
  const lena = await aTherapist()
  await name(world.lee, postId, lena)
  const days = await taken(lena)
  const day = Temporal.PlainDate.from(days[0]!)
  const open = await shutOak(day)
  await layHolderDays(world.worker, keptPost())
  const promised = await promiseHour(lena, `${day}T10:00/11:00`)
  await open()
  for (let i = 0; i < 2; i++) await layHolderDays(world.worker, keptPost())
  expect(await taken(lena)).toEqual(days)
  const blockedOnDay = () =>
    world.owner
      .selectFrom("bookingPeriod")
      .select("id")
      .where("postId", "=", postId)
      .where("startsAt", "<", inLondon(`${day}T20:00/21:00`).start)
      .execute()
  expect(await blockedOnDay()).toEqual([])
  const told = await world.owner
    .selectFrom("mail")
    .select("body")
    .where("subject", "like", "Booked on days of the post%")
    .execute()
  expect(told).toHaveLength(1)
  expect(told[0]!.body).toContain(formatDate(day))
  await world.owner.deleteFrom("bookingPeriod").where("bookingId", "=", promised).execute()
  await layHolderDays(world.worker, keptPost())
  expect(await blockedOnDay()).toHaveLength(1)
  const { rows } = await sql<{ isBehind: boolean }>`
    select days_changed_at is not null as is_behind from post_holder where post_id = ${postId}`.execute(
    world.owner,
  )
  expect(rows).toEqual([{ isBehind: false }])
})

test("the database takes nobody twice for a post and for something else, whatever a page forgets", async () => {
  const { postId } = await aFormedPost()
  const lena = await aTherapist()
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
