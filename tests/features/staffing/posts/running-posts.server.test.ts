import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { formatShortDate } from "#app/core/civil-time.ts"
import { bankHolidayOn } from "#app/features/staffing/days/bank-holidays.ts"
import { answerAward } from "#app/features/staffing/posts/answer-award.server.ts"
import { awardPay } from "#app/features/staffing/posts/award-pay.server.ts"
import { cancelPost } from "#app/features/staffing/posts/cancel-post.server.ts"
import { moveDuePosts } from "#app/features/staffing/posts/move-due-posts.server.ts"
import { postNeeds } from "#app/features/staffing/posts/post-needs.server.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import { timeOfPosts } from "#app/features/staffing/time/time-of-posts.server.ts"
import { callOffDay, takeBackDay } from "#app/features/staffing/week/call-off-day.server.ts"
import { saveWeek } from "#app/features/staffing/week/save-week.server.ts"
import {
  aWorldOfPools,
  keptPost,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import { pay } from "#tests/support/builders/staff-post-terms.ts"
import {
  anOpenPost,
  closeInTime,
  commit,
  passTimeOfPost,
  postDraft,
  wantedDays,
} from "#tests/support/builders/staff-posts.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const today = Temporal.Now.plainDateISO("Europe/London")

/** A post of every weekday's mornings: Oak has Mondays to Thursdays, Elm has Fridays; at so many pounds at most. */
const aRunningPost = async (limits: { oak?: number; elm?: number } = {}) => {
  const { nidd, oak, elm } = world.schools
  const draft = postDraft({ employerSchoolId: nidd, groupIds: [world.group], halfDays: 5, leastHalfDays: 5 })
  const postId = await anOpenPost(world, world.lee, draft)
  await commit(world, world.ann, postId, wantedDays(4, limits.oak ?? 900))
  await commit(world, world.ben, postId, wantedDays(1, limits.elm ?? 900))
  await closeInTime(world, postId)
  await passTimeOfPost(world.owner, postId, { startsOn: today })
  await world.as(world.lee, (tx, actor) =>
    saveWeek(
      tx,
      actor,
      {
        ...{ id: randomUUID(), postId, validFrom: today, kind: "weekly" },
        worked: ["1-am", "2-am", "3-am", "4-am", "5-am"],
        visits: [1, 2, 3, 4, 5].map((weekday) => ({
          ...{ schoolId: weekday === 5 ? elm : oak, placeId: `${weekday}-am` },
        })),
      },
      keptPost(),
    ),
  )
  await moveDuePosts(world.worker)
  return postId
}

const isHoliday = (day: Temporal.PlainDate) => bankHolidayOn("england-and-wales", day) !== null

/** Such a day in a week or later, and no bank holiday in the days around it. */
const ahead = (weekday: number): Temporal.PlainDate => {
  const next = today.add({ days: 7 + ((7 + weekday - today.dayOfWeek) % 7) })
  const isQuiet = (day: Temporal.PlainDate) => !isHoliday(day) && !isHoliday(day.add({ days: 1 }))
  return isQuiet(next) ? next : next.add({ weeks: 2 })
}
const callOff = (who: Somebody, postId: string, day: Temporal.PlainDate, schoolId: string | null = null) =>
  world.as(who, (tx, actor) =>
    callOffDay(tx, actor, { postId, day, schoolId, reason: "Training" }, keptPost()),
  )

/** The days that a timesheet would have of a post, once they have passed. */
const delivered = (postId: string, month: Temporal.PlainDate) =>
  world.as(world.lee, (tx) =>
    timeOfPosts.delivered(tx, {
      ...{ sourceId: postId, month: month.with({ day: 1 }), dayMinutes: 390 },
      now: month.add({ months: 2 }).toZonedDateTime("Europe/London").toInstant(),
    }),
  )
const has = async (postId: string, day: Temporal.PlainDate) =>
  (await delivered(postId, day)).some(({ workedOn }) => workedOn.equals(day))

describe("a day of a running post that is called off", () => {
  test("leaves the timesheet, and counts again once it is taken back; its school is told of both", async () => {
    const postId = await aRunningPost()
    const tuesday = ahead(2)
    expect(await has(postId, tuesday)).toBe(true)
    expect(await callOff(world.ann, postId, tuesday)).toMatchObject({ kind: "forbidden" })
    expect(await callOff(world.fay, postId, tuesday)).toEqual({ kind: "not-found" })
    expect(await callOff(world.lee, postId, tuesday)).toEqual({ kind: "called-off" })
    expect(await has(postId, tuesday)).toBe(false)
    expect(await has(postId, tuesday.add({ days: 1 }))).toBe(true)
    const told = (subject: string) =>
      world.owner.selectFrom("mail").select("recipient").where("subject", "like", `${subject}%`).execute()
    const readers = await told("Called off on")
    expect(readers).toHaveLength(1)
    const back = () =>
      world.as(world.cora, (tx, actor) =>
        takeBackDay(tx, actor, { postId, day: tuesday, schoolId: world.schools.oak }, keptPost()),
      )
    expect(await back()).toEqual({ kind: "taken-back" })
    expect(await back()).toEqual({ kind: "taken-back" })
    expect(await told(`On again on ${formatShortDate(tuesday)}`)).toEqual(readers)
    expect(await has(postId, tuesday)).toBe(true)
  })

  test("must be one that a school has", async () => {
    const postId = await aRunningPost()
    expect(await callOff(world.lee, postId, ahead(6))).toMatchObject({ kind: "refused-field", field: "day" })
    expect(await callOff(world.lee, postId, ahead(5), world.schools.oak)).toMatchObject({
      kind: "refused-field",
      sentence: expect.stringContaining("this school has the post"),
    })
    expect(await callOff(world.lee, postId, ahead(5), world.schools.elm)).toEqual({ kind: "called-off" })
  })

  test("twice is off once: the second press finds it done, and its school is told once", async () => {
    const postId = await aRunningPost()
    const wednesday = ahead(3)
    const calledOff = { kind: "called-off" }
    expect(
      await Promise.all([callOff(world.lee, postId, wednesday), callOff(world.cora, postId, wednesday)]),
    ).toEqual([calledOff, calledOff])
    expect(await callOff(world.lee, postId, wednesday, world.schools.oak)).toEqual(calledOff)
    expect(await callOff(world.lee, postId, wednesday, world.schools.elm)).toMatchObject({
      kind: "refused-field",
    })
    const told = await world.owner
      .selectFrom("mail")
      .select("recipient")
      .where("subject", "like", `Called off on ${formatShortDate(wednesday)}%`)
      .execute()
    expect(told).toHaveLength(1)
  })
})

test("of a post that is cancelled while it runs, the days up to then stay and no others are charged", async () => {
  const postId = await aRunningPost()
  await world.as(world.lee, (tx, actor) => cancelPost(tx, actor, { postId, reason: "Unfilled" }, keptPost()))
  const days = [...(await delivered(postId, today)), ...(await delivered(postId, today.add({ months: 1 })))]
  expect(days.every(({ workedOn }) => Temporal.PlainDate.compare(workedOn, today) <= 0)).toBe(true)
  expect(days).toHaveLength(today.dayOfWeek <= 5 && !isHoliday(today) ? 1 : 0)
  const offered = await world.as(world.lee, (tx) => timeOfPosts.offered(tx, world.schools.nidd))
  expect(offered.map(({ sourceId }) => sourceId)).toContain(postId)
})

describe("a pay award on a running post", () => {
  const from = today.add({ days: 3 })
  const raised = { ...pay, fullTimeSalaryPence: 60_000_00n, payPoint: "Band 7", validFrom: from }
  const award = (who: Somebody, postId: string, figures = raised) =>
    world.as(who, (tx, actor) => awardPay(tx, actor, { postId, pay: figures }, keptPost()))
  const read = (who: Somebody, postId: string) => world.as(who, (tx) => readDayPrices(tx, postId))
  const answer = (who: Somebody, postId: string, dayPence: bigint, accepted = true) =>
    world.as(who, (tx, actor) => answerAward(tx, actor, { postId, validFrom: from, dayPence, accepted }))

  test("is for those who lead the post, and never for a day that has been worked", async () => {
    const postId = await aRunningPost()
    expect(await award(world.ann, postId)).toMatchObject({ kind: "forbidden" })
    expect(await award(world.fay, postId)).toEqual({ kind: "not-found" })
    await expect(award(world.lee, postId, { ...raised, validFrom: today })).rejects.toThrow(
      "row-level security",
    )
    expect(await award(world.lee, postId)).toEqual({ kind: "awarded" })
    expect(await award(world.cora, postId, { ...raised, fullTimeSalaryPence: 50_000_00n })).toEqual({
      kind: "awarded",
    })
    expect((await read(world.ben, postId))?.prices.awards).toHaveLength(1)
  })

  test("charges each school up to its limit, and beyond it once the school has accepted", async () => {
    const before = await aRunningPost()
    const formed = (await read(world.lee, before))!.prices.dayPence
    const postId = await aRunningPost({ elm: Number(formed / 100n) + 2 })
    await award(world.lee, postId)
    const { prices } = (await read(world.ben, postId))!
    const dayPence = prices.awards[0]!.dayPence
    const limit = (formed / 100n + 2n) * 100n
    const needs = async (who: Somebody) =>
      (await world.as(who, (tx, actor) => postNeeds(tx, actor))).filter(
        ({ href }) => href === `/posts/${postId}/pay`,
      )
    expect(await needs(world.ben)).toHaveLength(1)
    expect(await needs(world.ann)).toEqual([])
    const friday = ahead(5)
    const priceOf = async (schoolId: string) =>
      (await delivered(postId, friday)).findLast((day) => day.schoolId === schoolId)?.price?.pricePence
    expect(await priceOf(world.schools.oak)).toBe(dayPence)
    expect(await priceOf(world.schools.elm)).toBe(limit)
    expect(await answer(world.tea, postId, dayPence)).toMatchObject({ kind: "forbidden" })
    expect(await answer(world.ben, postId, dayPence - 1n)).toMatchObject({ kind: "refused" })
    expect(await answer(world.ben, postId, dayPence, false)).toEqual({ kind: "answered" })
    expect(await priceOf(world.schools.elm)).toBe(limit)
    expect(await needs(world.ben)).toEqual([])
    expect(await answer(world.ben, postId, dayPence)).toEqual({ kind: "answered" })
    expect(await answer(world.ben, postId, dayPence, false)).toEqual({ kind: "answered" })
    expect(await priceOf(world.schools.elm)).toBe(dayPence)
  })
})
