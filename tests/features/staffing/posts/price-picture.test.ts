import { expect, test } from "vitest"
import { dayPrices } from "#app/features/staffing/posts/explain-post.ts"
import { pricePicture } from "#app/features/staffing/posts/price-picture.ts"
import { postTerms } from "#tests/support/builders/staff-post-terms.ts"

test("a limit of what the picture shows is enough for a day at that price", () => {
  const post = postTerms()
  const { bars } = pricePicture(post, { reached: 0, limitDayPence: null })
  const prices = dayPrices(post)
  for (const { key, price } of bars) {
    const { dayPence } = prices.find(({ halfDays }) => halfDays === key)!
    const shown = BigInt(price.replace(/[£,]/g, "")) * 100n
    expect(shown).toBeGreaterThanOrEqual(dayPence)
    expect(shown - dayPence).toBeLessThan(100n)
  }
})
