import { describe, expect, test } from "vitest"
import { postingForm } from "#app/features/expertise/posting-form.ts"
import { readPostingSearch, searchFields, unreadable } from "#app/features/expertise/posting-search.ts"

const today = Temporal.PlainDate.from("2026-11-22")
const group = "0196a6de-0000-7000-8000-000000000001"

const typed = {
  ...{
    kind: "expertise",
    title: "Strings",
    phases: "primary",
    weekdays: ["2", "4"],
    terms: ["autumn", "spring"],
  },
  ...{ basis: "day", rate: "220", closesOn: "2027-07-31", groupIds: group },
}
const faults = (wrong: Record<string, unknown>) => {
  const parsed = postingForm("offer", today).safeParse({ ...typed, ...wrong })
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map((fault) => [fault.path[0], fault.message]))
}

describe("what somebody writes of an offer", () => {
  test("is read with its days, its rate in pence and its groups", () => {
    expect(postingForm("offer", today).parse(typed)).toMatchObject({
      ...{ weekdays: [2, 4], terms: ["autumn", "spring"], phases: ["primary"] },
      ...{ ratePence: 22_000n, groupIds: [group], weeklyHalfDays: null, trainingOn: null },
    })
  })

  test.each([
    [{ title: " " }, { title: "Enter a title that says it in a few words" }],
    [{ phases: [] }, { phases: "Choose at least one phase" }],
    [{ weekdays: "8" }, { weekdays: "Choose at least one day" }],
    [{ rate: "" }, { rate: "Enter the rate, like 220, or choose that it is free" }],
    [
      { title: "", rate: "" },
      {
        title: "Enter a title that says it in a few words",
        rate: "Enter the rate, like 220, or choose that it is free",
      },
    ],
    [{ rate: "0" }, { rate: "Enter more than £0, or choose that it is free" }],
    [{ closesOn: "2026-11-21" }, { closesOn: "Enter a date that is still to come" }],
    [{ closesOn: "2036-11-21" }, { closesOn: "Enter a date within the next two years" }],
    [{ groupIds: "mine" }, { groupIds: "Choose at least one group that may see it" }],
    [
      { kind: "training" },
      {
        trainingOn: "Enter the day of the training",
        trainingPlaces: "Enter how many places there are, like 4",
      },
    ],
  ])("%o is told beside its field", (wrong, told) => {
    expect(faults(wrong)).toEqual(told)
  })

  test("training is on the weekday of its day, whatever is ticked; who looks for it may go on any", () => {
    const training = { ...typed, kind: "training", trainingOn: "2026-12-04", trainingPlaces: "3" }
    expect(postingForm("offer", today).parse(training).weekdays).toEqual([5])
    expect(postingForm("offer", today).parse({ ...training, trainingOn: "2026-12-05" }).weekdays).toEqual([])
    expect(postingForm("need", today).parse(training).weekdays).toEqual([2, 4])
  })

  test("a rate that was typed for what is free after all is dropped", () => {
    expect(postingForm("offer", today).parse({ ...typed, basis: "exchange" }).ratePence).toBeNull()
  })
})

describe("a search", () => {
  test("goes into an address and comes back the same", () => {
    const search = {
      ...{ side: "offer" as const, words: "strings choir", subject: "Music", phase: "primary" as const },
      ...{ weekday: 2 as const, miles: 10, mostDayPence: "22050", group },
      ...{ schools: "other-phases" as const, postcode: "OX1 2JD" },
    }
    expect(readPostingSearch("offer", new URLSearchParams(searchFields(search)))).toEqual(search)
  })

  test("says of a price or a postcode that it cannot be read, instead of leaving it out", () => {
    const of = (text: string) => unreadable(new URLSearchParams(text))
    expect(of("price=220&postcode=ox12jd")).toEqual({})
    expect(Object.keys(of("price=lots&postcode=Oxford"))).toEqual(["price", "postcode"])
    expect(of("price=&postcode=+")).toEqual({})
  })

  test("passes over what is no search of ours", () => {
    const nonsense = "kind=x&subject=Alchemy&weekday=9&miles=-1&price=lots&group=mine&words=%00"
    expect(readPostingSearch("need", new URLSearchParams(nonsense))).toEqual({ side: "need" })
  })
})
