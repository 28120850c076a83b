import { expect, test } from "vitest"
import { keepLatest } from "#app/core/keep-latest.ts"

test("what was made for a key is made once, until enough others have been asked for", () => {
  const made: number[] = []
  const double = keepLatest(2, String, (n: number) => {
    made.push(n)
    return { twice: 2 * n }
  })
  expect(double(1)).toBe(double(1))
  double(2)
  double(1)
  double(3)
  expect(double(1)).toEqual({ twice: 2 })
  expect(made).toEqual([1, 2, 3])
  double(2)
  expect(made).toEqual([1, 2, 3, 2])
})
