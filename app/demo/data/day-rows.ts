import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { at, weekdayFrom, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schools } from "#app/demo/data/schools.ts"

type Days = { name: string; first: Temporal.PlainDate; last: Temporal.PlainDate }

const day = (year: number, monthAndDay: string) => Temporal.PlainDate.from(`${year}-${monthAndDay}`)

/** The county's dates: from the first weekday to the last, half-terms between them. */
const termsOf = (year: number): Days[] =>
  [
    { name: `Autumn term ${year}`, first: day(year, "09-02"), last: day(year, "12-18") },
    { name: `Spring term ${year + 1}`, first: day(year + 1, "01-05"), last: day(year + 1, "03-31") },
    { name: `Summer term ${year + 1}`, first: day(year + 1, "04-16"), last: day(year + 1, "07-22") },
  ].map(({ name, first, last }) => ({ name, first: weekdayFrom(first), last: weekdayUpTo(last) }))

const halfTermsOf = (year: number): Days[] => [
  { name: "Half-term", first: day(year, "10-24"), last: day(year, "10-31") },
  { name: "Half-term", first: day(year + 1, "02-14"), last: day(year + 1, "02-20") },
  { name: "Half-term", first: day(year + 1, "05-25"), last: day(year + 1, "05-31") },
]

/** Each school has an INSET day of its own choosing, soon after the county's terms begin. */
const insetOf = (year: number, index: number): Temporal.PlainDate =>
  weekdayFrom(day(year + 1, "01-05").add({ days: index % 3 }))

/** The terms, half-terms and INSET days of this school year and the next, for every school. */
export function addSchoolDays(rows: DemoRows, today: Temporal.PlainDate): void {
  const year = today.month >= 8 ? today.year : today.year - 1
  const made = at(today.subtract({ days: 60 }), "09:00")
  for (const [index, school] of schools.entries())
    for (const startsIn of [year, year + 1]) {
      for (const { name, first, last } of termsOf(startsIn))
        rows.schoolTerm.push({
          ...{ id: demoId(`term ${school.key} ${name}`, made), schoolId: school.id, name },
          ...{ firstDay: first, lastDay: last },
        })
      for (const { name, first, last } of halfTermsOf(startsIn))
        rows.schoolClosure.push({
          ...{ id: demoId(`closure ${school.key} ${first}`, made), schoolId: school.id, kind: "closure" },
          ...{ during: `[${first},${last}]`, reason: name },
        })
      const inset = insetOf(startsIn, index)
      rows.schoolClosure.push({
        ...{ id: demoId(`inset ${school.key} ${inset}`, made), schoolId: school.id, kind: "inset" },
        ...{ during: `[${inset},${inset}]`, reason: "" },
      })
    }
}
