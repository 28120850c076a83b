import { civilDateOf } from "#app/core/civil-time.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { addDayApproval } from "#app/demo/data/day-approval-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { groupNamed } from "#app/demo/data/groups.ts"
import { type DemoPerson, holderOf } from "#app/demo/data/people.ts"
import { at, weekdayFrom, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schoolPlaces } from "#app/demo/data/school-places.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { limitedSchool } from "#app/demo/data/spending-limit-rows.ts"
import { type SharedPostFacts, sharedPostFacts, wishesOf } from "#app/demo/data/staff-post-facts.ts"
import { clearPost, type DayBid } from "#app/features/staffing/posts/clear-post.ts"
import { moreHalfDaysNeeded, reasonFor } from "#app/features/staffing/posts/explain-post.ts"
import { dayPenceWith } from "#app/features/staffing/posts/pay-award.ts"
import type { PostState, SharedPost } from "#app/features/staffing/posts/post.ts"
import { writeReason } from "#app/features/staffing/posts/post-reasons.ts"
import { halves } from "#app/features/staffing/week/half-days.ts"
import { bestWeek, type WeekMember } from "#app/features/staffing/week/post-week.ts"

/** Shared posts: one that schools still answer, one that is shared week by week, one that did not form, and a draft. */
export function addSharedPosts(rows: DemoRows, now: Temporal.Instant): void {
  for (const facts of sharedPostFacts) addSharedPost(rows, facts, now)
}

const WEEK = 7

function addSharedPost(rows: DemoRows, facts: SharedPostFacts, now: Temporal.Instant): void {
  const today = civilDateOf(now)
  const answerBy =
    facts.closesIn > 0
      ? weekdayFrom(today.add({ days: facts.closesIn }))
      : weekdayUpTo(today.subtract({ days: -facts.closesIn }))
  const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: facts.startsInWeeks })
  const openedAt = at(weekdayUpTo(answerBy.subtract({ days: 24 })), "10:15")
  const id = demoId(`shared post ${facts.title}`, openedAt)
  const head = holderOf("head", facts.employer)
  const employer = schoolNamed(facts.employer)
  const clearing =
    facts.draft || facts.closesIn > 0 ? null : clearPost(termsOf(facts, id, monday), bidsOf(facts))
  const post: SharedPost = {
    ...termsOf(facts, id, monday),
    ...{ title: facts.title, description: facts.description, employer, createdBy: head.id },
    groups: facts.groups.map(groupNamed),
    ...{
      startsOn: monday,
      endsOn: monday.add({ days: (facts.weeks + 6) * WEEK - 3 }),
      closesAt: at(answerBy, "17:00"),
    },
    state: facts.draft ? "draft" : clearing === null ? "open" : clearing.kind,
  }
  const runs = post.state === "formed" && Temporal.PlainDate.compare(monday, today) <= 0
  rows.sharedPost.push({
    ...{ id, employerSchoolId: employer.id, title: post.title, description: post.description },
    state: runs ? "running" : post.state,
    ...{ halfDays: post.halfDays, leastHalfDays: post.leastHalfDays, weeks: post.weeks },
    ...{ startsOn: post.startsOn, endsOn: post.endsOn, closesAt: post.closesAt },
    ...{
      travelDayPence: post.travelDayPence,
      cfrCode: post.cfrCode,
      createdBy: head.id,
      createdAt: openedAt,
    },
  })
  for (const group of post.groups) rows.sharedPostGroup.push({ postId: id, groupId: group.id })
  rows.postPay.push({ postId: id, ...post.pay, dayPence: null, enteredBy: head.id, enteredAt: openedAt })
  if (facts.draft) return
  const step = (from: PostState, to: PostState, stepAt: Temporal.Instant, isHead = false) =>
    rows.postStep.push({
      ...{ id: demoId(`step ${id} ${to}`, stepAt), postId: id, fromState: from, toState: to, at: stepAt },
      ...{ personId: isHead ? head.id : null, personName: isHead ? head.name : "Kith", reason: "" },
    })
  step("draft", "open", openedAt, true)
  recordDemoEvent(rows, {
    act: "open-post",
    ...{ subject: { kind: "shared-post", id }, groupId: post.groups[0]!.id, detail: { title: post.title } },
    ...{ at: openedAt, by: head, schoolId: employer.id },
  })
  addBids(rows, facts, id, openedAt)
  if (post.state === "open") addDayApproval(rows, post, facts.employer)
  if (clearing === null) return
  addClearing(rows, post, bidsOf(facts), clearing)
  step("open", clearing.kind, post.closesAt)
  if (!runs) return
  step("formed", "running", at(monday, "00:10"))
  addWeek(rows, facts, post, head)
  addAward(rows, post, clearing, head, today)
  addWaiting(rows, facts, post, clearing, today)
  const visit = rows.postVisit.find(({ schoolId }) => schoolId !== employer.id)
  if (visit)
    rows.dayCalledOff.push({
      ...{ postId: id, schoolId: visit.schoolId, reason: "First-aid training" },
      day: monday.add({ weeks: 11, days: visit.weekday - 1 }),
      ...{
        calledOffBy: head.id,
        personName: head.name,
        calledOffAt: at(today.subtract({ days: 1 }), "12:10"),
      },
    })
}

/** Half a day that a school gives up, held for the first that waits. */
function addWaiting(
  rows: DemoRows,
  { bids }: SharedPostFacts,
  post: SharedPost,
  { waiting, shares }: ReturnType<typeof clearPost>,
  today: Temporal.PlainDate,
): void {
  const isGiver = ({ schoolId, halfDays }: (typeof shares)[number]) =>
    halfDays > 1 && schoolId !== post.employer.id && !waiting.includes(schoolId)
  const giver = bids.find(([key]) =>
    shares.some((s) => s.schoolId === schoolNamed(key).id && isGiver(s)),
  )?.[0]
  const givenUpAt = at(weekdayUpTo(today.subtract({ days: 1 })), "16:20")
  const id = demoId(`days given up ${post.id}`, givenUpAt)
  if (giver) {
    const by = holderOf("head", giver)
    rows.daysGivenUp.push({
      ...{ id, postId: post.id, schoolId: schoolNamed(giver).id, halfDays: 1 },
      ...{
        fromDay: weekdayFrom(today.add({ days: 40 })),
        reason: "Our own assistant comes back from leave.",
      },
      ...{ givenUpBy: by.id, personName: by.name, givenUpAt },
    })
  }
  for (const [turn, schoolId] of waiting.entries())
    rows.dayWaiting.push({
      ...{ postId: post.id, schoolId, askedAt: post.closesAt },
      ...(giver && turn === 0
        ? { state: "held", givenUpId: id, holdUntil: givenUpAt.add({ hours: 96 }), toldAt: givenUpAt }
        : { state: "waiting", givenUpId: null, holdUntil: null, toldAt: null }),
    })
}

/** The national award, a month from now: more than one of the schools said it would pay. */
function addAward(
  rows: DemoRows,
  post: SharedPost,
  { takenHalfDays }: ReturnType<typeof clearPost>,
  head: DemoPerson,
  today: Temporal.PlainDate,
): void {
  const validFrom = weekdayFrom(today.add({ days: 31 }))
  const pay = {
    ...post.pay,
    fullTimeSalaryPence: (post.pay.fullTimeSalaryPence * 1055n) / 1000n,
    ...{ validFrom, source: "National pay award, as our payroll has it" },
  }
  rows.postPay.push({
    ...{ postId: post.id, ...pay, dayPence: dayPenceWith(post, pay, takenHalfDays) },
    ...{ enteredBy: head.id, enteredAt: at(today.subtract({ days: 2 }), "15:40") },
  })
}

const pence = (pounds: number) => BigInt(Math.round(pounds * 100))

const termsOf = (facts: SharedPostFacts, id: string, monday: Temporal.PlainDate) => ({
  ...{ id, halfDays: facts.halfDays, leastHalfDays: facts.leastHalfDays ?? 1, weeks: facts.weeks },
  ...{ travelDayPence: pence(facts.travelDay), cfrCode: "E27" },
  pay: {
    ...{ payPoint: facts.pay.point, fullTimeSalaryPence: pence(facts.pay.salary), source: facts.pay.source },
    ...{ pensionRate: Math.round(facts.pay.pension * 100), insuranceRate: 15_00 },
    ...{ insuranceThresholdPence: pence(5_000), otherPence: 0n, paidWeeks: 39, validFrom: monday },
  },
})

const bidsOf = ({ bids }: SharedPostFacts): DayBid[] =>
  bids.map(([school, halfDays, limit]) => ({
    ...{ schoolId: schoolNamed(school).id, halfDays, limitDayPence: pence(limit) },
  }))

const addBids = (
  rows: DemoRows,
  { bids, closesIn }: SharedPostFacts,
  postId: string,
  openedAt: Temporal.Instant,
) =>
  bids.forEach(([school, halfDays, limit, wishes, travelMinutes, prefersHalfDays = false], i) => {
    const committedAt = openedAt.add({ hours: 26 * (i + 1) })
    // Where limits hold, somebody answers who cannot commit as much alone.
    const role = school === limitedSchool && closesIn > 0 ? "business-manager" : "head"
    rows.dayBid.push({
      ...{ postId, schoolId: schoolNamed(school).id, halfDays, limitDayPence: pence(limit) },
      ...{ wishes: wishesOf(wishes), prefersHalfDays, travelMinutes },
      ...{ committedBy: holderOf(role, school).id, committedAt, changedAt: committedAt },
    })
  })

function addClearing(
  rows: DemoRows,
  post: SharedPost,
  bids: readonly DayBid[],
  clearing: ReturnType<typeof clearPost>,
): void {
  const { kind, shares, ...sums } = clearing
  rows.postClearing.push({
    ...{ postId: post.id, outcome: kind, ...sums, clearedAt: post.closesAt },
    moreHalfDays: kind === "not-formed" ? moreHalfDaysNeeded(post, bids) : null,
  })
  for (const share of shares)
    rows.dayShare.push({
      ...{ postId: post.id, ...share },
      reason: JSON.parse(writeReason(reasonFor(post, bids, clearing, share.schoolId))),
    })
}

/** The week that the employer's head let Kith work out some days after the post had formed. */
function addWeek(rows: DemoRows, { bids }: SharedPostFacts, post: SharedPost, head: DemoPerson): void {
  const shares = new Map(
    rows.dayShare.filter(({ postId }) => postId === post.id).map((share) => [share.schoolId, share.halfDays]),
  )
  const members = bids.flatMap(([key, , , wishes, travelMinutes, prefersHalfDays = false]): WeekMember[] => {
    const { id, name } = schoolNamed(key)
    const halfDays = shares.get(id) ?? 0
    return halfDays > 0
      ? [
          {
            ...{ id, name, halfDays, wishes: wishesOf(wishes), travelMinutes, prefersHalfDays },
            place: schoolPlaces[key] ?? null,
          },
        ]
      : []
  })
  const { worked, assigned } = bestWeek(members, post)
  const madeAt = post.closesAt.add({ hours: 90 })
  const weekId = demoId(`week ${post.id}`, madeAt)
  rows.postWeek.push({
    ...{ id: weekId, postId: post.id, validFrom: post.startsOn, kind: "weekly", worked },
    ...{ madeBy: head.id, madeByName: head.name, madeAt },
  })
  for (const { schoolId, placeId } of assigned.visits) {
    const isWholeDay = placeId.endsWith("day")
    for (const half of isWholeDay ? halves : halves.filter((name) => placeId.endsWith(name)))
      rows.postVisit.push({ weekId, weekday: Number(placeId[0]), half, schoolId, isWholeDay })
  }
}
