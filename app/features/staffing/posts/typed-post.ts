import { CIVIL_ZONE } from "#app/core/civil-time.ts"
import { decimalPounds } from "#app/core/money.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"

type Typed = Record<string, string | string[]>

/** A post as the fields of its form. */
export const typedPost = (post: SharedPost): Typed => {
  const { pay } = post
  const closes = post.closesAt.toZonedDateTimeISO(CIVIL_ZONE)
  return {
    ...{ title: post.title, description: post.description, employerSchoolId: post.employer.id },
    groupIds: post.groups.map(({ id }) => id),
    ...{
      days: String(post.halfDays / 2),
      leastDays: post.leastHalfDays > 1 ? String(post.leastHalfDays / 2) : "",
    },
    ...{ startsOn: post.startsOn.toString(), endsOn: post.endsOn.toString(), weeks: String(post.weeks) },
    closesDate: closes.toPlainDate().toString(),
    closesTime: closes.toPlainTime().toString({ smallestUnit: "minute" }),
    ...{ payPoint: pay.payPoint, fullTimeSalary: decimalPounds(pay.fullTimeSalaryPence) },
    ...{ pensionRate: String(pay.pensionRate / 100), insuranceRate: String(pay.insuranceRate / 100) },
    insuranceThreshold: decimalPounds(pay.insuranceThresholdPence),
    other: pay.otherPence === 0n ? "" : decimalPounds(pay.otherPence),
    cfrCode: post.cfrCode ?? "",
    travelDay: post.travelDayPence === 0n ? "" : decimalPounds(post.travelDayPence),
    ...{ paidWeeks: String(pay.paidWeeks), validFrom: pay.validFrom.toString(), source: pay.source },
  }
}

/** What a new post begins with: a school year from the next September, answers within four weeks. */
export const newPost = (today: Temporal.PlainDate, said: Typed): Typed => {
  const answers = today.add({ weeks: 4 })
  const september = Temporal.PlainDate.from({ year: answers.year, month: 9, day: 1 })
  const startsOn =
    Temporal.PlainDate.compare(september, answers) > 0 ? september : september.add({ years: 1 })
  return {
    ...{
      startsOn: startsOn.toString(),
      endsOn: startsOn.add({ years: 1 }).with({ month: 7, day: 20 }).toString(),
    },
    ...{ weeks: "39", paidWeeks: "39", closesDate: answers.toString(), closesTime: "17:00" },
    ...{ validFrom: startsOn.toString(), cfrCode: "E27" },
    ...said,
  }
}
