import { expect, test } from "vitest"
import type { PostView } from "#app/features/staffing/posts/post-view.ts"
import { standingOf } from "#app/features/staffing/posts/standing.ts"
import { bids, postTerms } from "#tests/support/builders/staff-post-terms.ts"

const closedNow = (limitPounds: number) => {
  const view = {
    ...{ post: postTerms({ leastHalfDays: 3 }), bids: bids(["ash", 1, limitPounds]), mine: { halfDays: 1 } },
    demand: { halfDays: 1, schools: 1 },
  } as unknown as PostView
  return standingOf(view, "ash").figures.find(({ label }) => label === "If it closed now")
}

test("a school whose limit no number of days would meet reads so, rather than that days are too few", () => {
  expect(closedNow(40)).toMatchObject({
    figure: "Nothing",
    note: "Even with every day taken a day costs more than your limit of £40.00.",
  })
  expect(closedNow(400)).toMatchObject({
    figure: "Nothing",
    note: expect.stringContaining("too few days were wanted"),
  })
})
