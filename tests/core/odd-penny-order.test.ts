import { describe, expect, it } from "vitest"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"

const schools = ["ash", "birch", "cedar", "elm"]

describe("the order for odd pennies", () => {
  it("names every school once", () => {
    expect(oddPennyOrder("pool 1", schools).toSorted()).toEqual([0, 1, 2, 3])
  })

  it("is the same for a pool however its schools are listed", () => {
    const names = (ids: string[]) => oddPennyOrder("pool 1", ids).map((i) => ids[i])
    expect(names(schools.toReversed())).toEqual(names(schools))
  })

  it("puts each school first about as often as any other over many pools", () => {
    const firsts = new Map(schools.map((school) => [school, 0]))
    for (let pool = 0; pool < 4000; pool++) {
      const first = schools[oddPennyOrder(`pool ${pool}`, schools)[0]!]!
      firsts.set(first, firsts.get(first)! + 1)
    }
    for (const [school, times] of firsts) expect(times, school).toSatisfy((n: number) => n > 850 && n < 1150)
  })
})
