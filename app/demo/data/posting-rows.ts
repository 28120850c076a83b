import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { resourceIdOf } from "#app/demo/data/booking-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { groupNamed } from "#app/demo/data/groups.ts"
import { holderOf, personNamed } from "#app/demo/data/people.ts"
import { type PostingFacts, postingFacts } from "#app/demo/data/posting-facts.ts"
import { at, schoolDayFrom, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { type PostingSide, terms, weekdays } from "#app/features/expertise/posting.ts"
import type { PostingSearch } from "#app/features/expertise/posting-search.ts"

/** What the schools offer each other, and what they look for. */
export function addPostings(rows: DemoRows, today: Temporal.PlainDate): void {
  for (const side of ["offer", "need"] as const)
    for (const facts of postingFacts[side]) addPosting(rows, side, facts, today)
  addSavedSearch(rows, today)
}

/** Looked for some days ago, and posted since: the next sweep writes about it. */
function addSavedSearch(rows: DemoRows, today: Temporal.PlainDate): void {
  const savedAt = at(weekdayUpTo(today.subtract({ days: 9 })), "16:45")
  const asked: PostingSearch = { side: "offer", subject: "Music", phase: "primary" }
  rows.savedSearch.push({
    ...{ id: demoId("search music", savedAt), personId: personNamed("Priya Raman").id },
    ...{ schoolId: schoolNamed("market-street").id, asked },
    ...{ savedAt, toldUntil: savedAt },
  })
}

function addPosting(rows: DemoRows, side: PostingSide, facts: PostingFacts, today: Temporal.PlainDate): void {
  const school = schoolNamed(facts.school)
  const by = holderOf(facts.byStaff ? "staff" : "head", facts.school)
  const postedOn = weekdayUpTo(today.subtract({ days: facts.posted }))
  const postedAt = at(postedOn, "14:05")
  const id = demoId(`${side} ${facts.school} ${facts.title}`, postedAt)
  const { kind, title, description, training } = facts
  const trainingOn = training ? schoolDayFrom(today.add({ days: training.inDays })) : null
  rows.posting.push({
    ...{ id, side, schoolId: school.id, kind, title, description, createdBy: by.id },
    ...{ subjects: [...facts.subjects], phases: [...facts.phases] },
    ...{ weekdays: weekdaysOf(side, facts, trainingOn), terms: [...(facts.terms ?? terms)] },
    ...{ credentials: facts.credentials ?? "", languages: facts.languages ?? "" },
    ...{ weeklyHalfDays: facts.weeklyHalfDays ?? null, travelMiles: facts.travelMiles ?? null },
    ...priceOf(facts),
    trainingOn,
    resourceId: facts.about === undefined ? null : resourceIdOf(facts.about, today),
    trainingPlaces: training?.places ?? null,
    awaitsApproval: facts.byStaff ?? false,
    closesOn: postedOn.add({ years: 1 }),
    ...{ postedAt, changedAt: postedAt },
    endedAt: facts.ended ? at(weekdayUpTo(today.subtract({ days: 12 })), "15:30") : null,
  })
  for (const group of facts.groups) rows.postingGroup.push({ postingId: id, groupId: groupNamed(group).id })
  recordDemoEvent(rows, {
    act: "post-to-groups",
    subject: { kind: "posting", id },
    detail: { side, kind, title },
    ...{ at: postedAt, by, schoolId: school.id },
  })
}

/** Training that is offered is on the weekday of its day. */
const weekdaysOf = (side: PostingSide, facts: PostingFacts, trainingOn: Temporal.PlainDate | null) =>
  trainingOn && side === "offer" ? [trainingOn.dayOfWeek] : [...(facts.weekdays ?? weekdays)]

const priceOf = ({ price }: PostingFacts) => {
  if (price === "free" || price === "exchange") return { basis: price, ratePence: null }
  return "day" in price
    ? { basis: "day", ratePence: BigInt(price.day) * 100n }
    : { basis: "hour", ratePence: BigInt(price.hour) * 100n }
}
