import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { timeOfPosts } from "#app/features/staffing/time/time-of-posts.server.ts"
import { asOfficer, aWorldOfTime, october, type WorldOfTime } from "#tests/support/builders/recharges.ts"

let world: WorldOfTime
beforeAll(async () => {
  world = await aWorldOfTime()
})
afterAll(() => world.leave())

/** A post that runs from Monday 5 October: Mondays at Birch, Tuesday mornings at Ashdown, from the 19th in the afternoon. */
const aRunningPost = async (): Promise<string> => {
  const { owner, oak, ash, birch, olive, group } = world
  const day = (text: string) => Temporal.PlainDate.from(text)
  const { id: postId } = await owner
    .insertInto("sharedPost")
    .values({
      ...{ employerSchoolId: oak, title: "Art teacher", state: "running", halfDays: 3, leastHalfDays: 2 },
      ...{ startsOn: day("2026-10-05"), endsOn: day("2027-07-16"), weeks: 38, createdBy: olive.person },
      closesAt: Temporal.Instant.from("2026-09-20T12:00:00Z"),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await owner.insertInto("sharedPostGroup").values({ postId, groupId: group }).execute()
  await owner
    .insertInto("postClearing")
    .values({
      ...{ postId, outcome: "formed", takenHalfDays: 3, totalPence: 900_000n, dayPence: 15_800n },
      waiting: sql<string[]>`'{}'`,
    })
    .execute()
  for (const [validFrom, half] of [
    ["2026-10-05", "am"],
    ["2026-10-19", "pm"],
  ] as const) {
    const weekId = randomUUID()
    await owner
      .insertInto("postWeek")
      .values({
        ...{
          id: weekId,
          postId,
          validFrom: day(validFrom),
          kind: "weekly",
          worked: ["1-am", "1-pm", "2-am"],
        },
        ...{ madeBy: olive.person, madeByName: "Olive" },
      })
      .execute()
    await owner
      .insertInto("postVisit")
      .values([
        { weekId, weekday: 1, half: "am", schoolId: birch, isWholeDay: true },
        { weekId, weekday: 1, half: "pm", schoolId: birch, isWholeDay: true },
        { weekId, weekday: 2, half, schoolId: ash, isWholeDay: false },
      ])
      .execute()
  }
  await owner
    .insertInto("schoolClosure")
    .values({ schoolId: birch, during: sql<string>`daterange('2026-10-12', '2026-10-13')`, kind: "inset" })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return postId
}

test("a running post has delivered the days of its week that have passed, when its schools were open", async () => {
  const sourceId = await aRunningPost()
  const now = Temporal.Instant.from("2026-10-26T10:00:00Z")
  const days = await asOfficer(world, world.olive, (tx) =>
    timeOfPosts.delivered(tx, { sourceId, month: october, now, dayMinutes: 390 }),
  )
  expect(days.map(({ schoolId, workedOn, minutes }) => [schoolId, workedOn.day, minutes])).toEqual([
    [world.birch, 5, 390],
    [world.ash, 6, 195],
    [world.ash, 13, 195],
    [world.birch, 19, 390],
    [world.ash, 20, 195],
  ])
  expect(days[0]?.price).toEqual({ pricePence: 15_800n, pricePer: "day" })
  const offered = await asOfficer(world, world.olive, (tx) => timeOfPosts.offered(tx, world.oak))
  expect(offered).toEqual([{ sourceId, title: "Art teacher (shared post)" }])
})

test("nobody has a day of the post on a bank holiday, nor while the employer or the school is shut", async () => {
  const sourceId = await aRunningPost()
  const { owner, oak, ash } = world
  await owner
    .insertInto("schoolClosure")
    .values([
      { schoolId: oak, during: sql<string>`daterange('2026-12-15', '2026-12-16')`, kind: "inset" },
      { schoolId: oak, during: sql<string>`daterange('2026-12-21', '2026-12-23')`, kind: "closure" },
    ])
    .execute()
  await owner
    .insertInto("schoolTerm")
    .values({
      ...{ schoolId: ash, name: "Autumn term" },
      ...{ firstDay: Temporal.PlainDate.from("2026-09-02"), lastDay: Temporal.PlainDate.from("2026-12-18") },
    })
    .execute()
  const month = Temporal.PlainDate.from("2026-12-01")
  const now = Temporal.Instant.from("2027-01-04T10:00:00Z")
  const days = await asOfficer(world, world.olive, (tx) =>
    timeOfPosts.delivered(tx, { sourceId, month, now, dayMinutes: 390 }),
  )
  expect(days.map(({ schoolId, workedOn }) => [schoolId, workedOn.day])).toEqual([
    ...[
      [ash, 1],
      [world.birch, 7],
      [ash, 8],
      [world.birch, 14],
    ],
  ])
})
