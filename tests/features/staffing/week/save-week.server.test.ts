import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { postEntries } from "#app/features/staffing/calendar/post-entries.server.ts"
import { bestWeek } from "#app/features/staffing/week/post-week.ts"
import { saveWeek } from "#app/features/staffing/week/save-week.server.ts"
import { readMembers, readWeeks } from "#app/features/staffing/week/week-queries.server.ts"
import { actingAs } from "#tests/support/builders/people.ts"
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

const aFormedPost = async () => {
  const draft = postDraft({ employerSchoolId: world.schools.nidd, groupIds: [world.group] })
  const postId = await anOpenPost(world, world.lee, draft)
  await commit(
    world,
    world.ann,
    postId,
    wantedDays(2, 900, { wishes: ["prefers", "accepts", "accepts", "accepts", "accepts"] }),
  )
  await commit(world, world.ben, postId, wantedDays(1, 900))
  await closeInTime(world, postId)
  return { postId, startsOn: draft.startsOn }
}

const make = (who: Somebody, postId: string, validFrom: Temporal.PlainDate, id = randomUUID()) =>
  world.as(who, async (tx, actor) => {
    const members = await readMembers(tx, postId)
    const { worked, assigned } = bestWeek(members, { halfDays: 4 })
    return saveWeek(
      tx,
      actor,
      { id, postId, validFrom, kind: "weekly", worked, visits: assigned.visits },
      keptPost(),
    )
  })
const weeksSeenBy = ({ person, school }: Somebody, postId: string) =>
  actingAs(world, person, school, (tx) => readWeeks(tx, postId))

test("those who lead a formed post make its week, and every school that has days is told", async () => {
  const { postId, startsOn } = await aFormedPost()
  expect(await make(world.ben, postId, startsOn)).toMatchObject({ kind: "forbidden" })
  expect(await make(world.fay, postId, startsOn)).toEqual({ kind: "not-found" })
  const id = randomUUID()
  expect(await make(world.lee, postId, startsOn, id)).toEqual({ kind: "saved" })
  expect(await make(world.lee, postId, startsOn, id)).toEqual({ kind: "saved" })
  const [week, ...more] = await weeksSeenBy(world.ben, postId)
  expect(more).toEqual([])
  expect(week).toMatchObject({ kind: "weekly", madeBy: "Lee Lead" })
  expect(week!.visits).toContainEqual({ schoolId: world.schools.oak, placeId: "1-day" })
  expect(await weeksSeenBy(world.fay, postId)).toEqual([])
  const mails = await world.owner
    .selectFrom("mail")
    .select(["subject", "body"])
    .where("subject", "like", "Your days%")
    .execute()
  expect(mails.map(({ body }) => /Your school’s days from .*: (.*)\./.exec(body)?.[1]).sort()).toEqual([
    "Monday",
    expect.stringMatching(/ (morning|afternoon)$/),
  ])
})

test("a week from the same day takes the place of the one before; a later one leaves it as it was", async () => {
  const { postId, startsOn } = await aFormedPost()
  await make(world.cora, postId, startsOn)
  await make(world.lee, postId, startsOn)
  await make(world.lee, postId, startsOn.add({ weeks: 3 }))
  const weeks = await weeksSeenBy(world.ann, postId)
  expect(weeks.map(({ madeBy }) => madeBy)).toEqual(["Lee Lead", "Lee Lead"])
  expect(weeks[1]!.validFrom.equals(startsOn.add({ weeks: 3 }))).toBe(true)
})

test("what is past stays as it was, whatever a page asks for", async () => {
  const { postId } = await aFormedPost()
  await passTimeOfPost(world.owner, postId, { startsOn: today.subtract({ days: 20 }) })
  await expect(make(world.lee, postId, today.subtract({ days: 1 }))).rejects.toThrow("row-level security")
  expect(await make(world.lee, postId, today)).toEqual({ kind: "saved" })
})

test("a school's calendar has its own days of the post, and none on which it is shut", async () => {
  const { postId, startsOn } = await aFormedPost()
  await make(world.lee, postId, startsOn)
  const monday = startsOn.add({ days: (8 - startsOn.dayOfWeek) % 7 })
  const during = { start: monday, end: monday.add({ weeks: 2 }) }
  const days = () =>
    actingAs(world, world.ann.person, world.schools.oak, async (tx) =>
      (await postEntries(tx, world.schools.oak, during))
        .filter(({ path }) => path === `/posts/${postId}/week`)
        .map(({ time, title }) => `${title} ${time.during.start}`),
    )
  const [first, second] = [monday, monday.add({ weeks: 1 })].map(
    (day) => `Speech and language therapist ${day}`,
  )
  expect(await days()).toEqual([first, second])
  await sql`insert into school_closure (school_id, during, kind)
    values (${world.schools.oak}, daterange(${monday.toString()}::date, ${monday.add({ days: 1 }).toString()}::date), 'inset')`.execute(
    world.owner,
  )
  expect(await days()).toEqual([second])
})

test("two who make the week at once leave one week behind", async () => {
  const { postId, startsOn } = await aFormedPost()
  const made = await Promise.all([make(world.lee, postId, startsOn), make(world.cora, postId, startsOn)])
  expect(made).toEqual([{ kind: "saved" }, { kind: "saved" }])
  expect(await weeksSeenBy(world.lee, postId)).toHaveLength(1)
})
