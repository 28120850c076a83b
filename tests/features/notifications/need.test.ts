import { expect, test } from "vitest"
import { type Need, needsInOrder } from "#app/features/notifications/need.ts"

const now = Temporal.Instant.from("2026-12-01T09:00:00Z")
const need = (key: string, hours: number | null, weight: Need["weight"] = "deadline"): Need => ({
  key,
  title: key,
  detail: "",
  href: "/",
  by: hours === null ? null : now.add({ hours }),
  weight,
})
const inOrder = (...needs: Need[]) => needsInOrder(needs, now).map(({ key, urgency }) => `${key}: ${urgency}`)

test("what is overdue comes first, duties without a deadline before deadlines far ahead, news last", () => {
  const needs = [need("result", -3, "news"), need("whenever", null, "duty"), need("next-month", 700)]
  expect(
    inOrder(...needs, need("tomorrow", 20), need("in-three-days", 72), need("unpaid", -24, "duty")),
  ).toEqual([
    "unpaid: overdue",
    "tomorrow: today",
    "in-three-days: this-week",
    "whenever: this-week",
    "next-month: later",
    "result: news",
  ])
})

test("each says how long is left from now", () => {
  expect(needsInOrder([need("paper", 72)], now)[0]?.by?.fromNow).toBe("in 3 days")
})
