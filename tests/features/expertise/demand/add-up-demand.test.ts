import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type AddedNeed, addUpDemand } from "#app/features/expertise/demand/add-up-demand.ts"
import { demandView } from "#app/features/expertise/demand/demand-view.ts"
import type { Weekday } from "#app/features/expertise/posting.ts"
import { aPosting } from "#tests/support/builders/postings.ts"

const need = (school: string, wish: Partial<AddedNeed> = {}): AddedNeed =>
  aPosting({
    ...{ side: "need", school: { id: school, name: school, place: null }, kind: "expertise" },
    ...{ title: "Therapist", subjects: ["Autism"], weeklyHalfDays: 2, ...wish },
  })

describe("needs added up", () => {
  test("for the same subject, over schools, with what each weekday would suit", () => {
    const [demand] = addUpDemand([
      need("Ash", { weekdays: [1, 2] }),
      need("Oak", { weekdays: [2], weeklyHalfDays: 3, phases: ["secondary"] }),
      need("Elm", { weekdays: [2, 5], weeklyHalfDays: null }),
    ])
    expect(demand).toMatchObject({
      subject: "Autism",
      title: "Therapist",
      halfDays: 5,
      byWeekday: [1, 3, 0, 0, 1],
    })
    expect(demand!.schools.map(({ school, halfDays }) => [school.name, halfDays])).toEqual([
      ["Oak", 3],
      ["Ash", 2],
      ["Elm", null],
    ])
    expect(demand!.byPhase).toEqual([
      { phases: ["secondary"], halfDays: 3, schools: 1 },
      { phases: ["primary"], halfDays: 2, schools: 2 },
    ])
  })

  test("several needs of one school are one school’s", () => {
    const [demand] = addUpDemand([need("Ash"), need("Ash", { title: "Another", weeklyHalfDays: 1 })])
    expect(demand).toMatchObject({ title: "Autism", halfDays: 3, schools: [{ halfDays: 3 }] })
  })

  test("whose schools name no subject, by what they call them", () => {
    const caretaker = { kind: "staff-time" as const, title: "A caretaker", subjects: [] }
    expect(addUpDemand([need("Ash", caretaker), need("Oak", caretaker)])).toMatchObject([
      { subject: "A caretaker", halfDays: 4, schools: { length: 2 } },
    ])
  })

  test("rooms, kilns and places on courses are no specialists", () => {
    expect(addUpDemand([need("Ash", { kind: "facility" }), need("Oak", { kind: "training" })])).toEqual([])
  })

  test("nothing gets lost between schools, phases and the whole", () => {
    const anyNeed = fc
      .record({
        school: fc.constantFrom("Ash", "Oak", "Elm", "Yew"),
        halfDays: fc.option(fc.integer({ min: 1, max: 10 })),
        subject: fc.constantFrom("Autism", "Music"),
        weekdays: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5), { minLength: 1 }),
      })
      .map(({ school, halfDays, subject, weekdays }) =>
        need(school, { weeklyHalfDays: halfDays, subjects: [subject], weekdays }),
      )
    fc.assert(
      fc.property(fc.array(anyNeed, { maxLength: 12 }), (needs) => {
        for (const demand of addUpDemand(needs)) {
          const wanted = needs.filter(({ subjects }) => subjects.includes(demand.subject))
          const total = wanted.reduce((sum, { weeklyHalfDays }) => sum + (weeklyHalfDays ?? 0), 0)
          expect(demand.halfDays).toBe(total)
          expect(demand.byPhase.reduce((sum, { halfDays }) => sum + halfDays, 0)).toBe(total)
          for (const count of demand.byWeekday) expect(count).toBeLessThanOrEqual(demand.schools.length)
        }
      }),
    )
  })
})

test("what two schools need becomes a draft with its days; what one needs alone is said", () => {
  const view = demandView(
    [need("Ash"), need("Oak", { weeklyHalfDays: 3 }), need("Elm", { subjects: ["Music"] })],
    {
      groupId: "g",
      ownSchoolId: "Ash",
    },
  )
  expect(view.together.map(({ summary, draft }) => [summary, draft])).toEqual([
    [
      "2 schools need 2½ days a week together. Monday would suit the most of them, 2 of 2.",
      "/posts/new?title=Therapist&days=2.5&groupIds=g",
    ],
  ])
  expect(view.alone).toEqual(["Music: Elm"])
})
