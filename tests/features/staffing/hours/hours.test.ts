import fc from "fast-check"
import { expect, test } from "vitest"
import { limitRefusal, postingsOfTime } from "#app/features/staffing/hours/hours.ts"

const account = (name: string, balance: number) => ({ name, balance })

test("the two sides of an entry cancel out", () => {
  fc.assert(
    fc.property(fc.integer({ min: -600_000, max: 600_000 }), (minutes) => {
      const postings = postingsOfTime({ giverSchoolId: "a", receiverSchoolId: "b", minutes })
      expect(postings.reduce((sum, one) => sum + one.minutes, 0)).toBe(0)
    }),
  )
})

test("a limit refuses exactly what takes a school further beyond it", () => {
  const balances = fc.integer({ min: -2_000, max: 2_000 })
  fc.assert(
    fc.property(
      balances,
      balances,
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 0, max: 1_500 }),
      (giver, receiver, minutes, mostMinutes) => {
        const refused = limitRefusal({
          giver: account("A", giver),
          receiver: account("B", receiver),
          ...{ minutes, mostMinutes },
        })
        const further = (before: number, after: number) =>
          Math.abs(after) > mostMinutes && Math.abs(after) > Math.abs(before)
        expect(refused !== null).toBe(
          further(giver, giver + minutes) || further(receiver, receiver - minutes),
        )
      },
    ),
  )
})

test("the school that would owe is named first", () => {
  const sentence = limitRefusal({
    giver: account("Oakfield", 100),
    receiver: account("Birch", -100),
    ...{ minutes: 60, mostMinutes: 120 },
  })
  expect(sentence).toBe(
    "Your group lets nobody be more than 2 hours ahead or behind, and with 1 hour more Birch would be 2 hours 40 minutes behind. Settle it in money, or make it a gift.",
  )
})
