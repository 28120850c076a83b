import { z } from "zod"
import { parsePounds } from "#app/core/money.ts"

/** A setting of no rule: whatever was kept from another rule is dropped. */
export const noSettings = z.object({})

/** An amount as typed ("£306"), read into pence. */
export const poundsSetting = z
  .string("Enter an amount in pounds, like 1,234.50")
  .transform((text, context) => {
    const parsed = parsePounds(text)
    if (parsed.ok) return parsed.value
    context.addIssue(parsed.reason)
    return z.NEVER
  })

/** A percentage as typed ("12.5", "12.5%"), read into basis points. */
export const percentageSetting = z.string("Enter a percentage, like 12.5").transform((text, context) => {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s?%?$/.exec(text.trim())
  const basisPoints = match ? BigInt(match[1]! + (match[2] ?? "").padEnd(2, "0")) : undefined
  if (basisPoints !== undefined && basisPoints <= 10_000n) return basisPoints
  context.addIssue("Enter a percentage from 0 to 100 with no more than 2 decimal places, like 12.5")
  return z.NEVER
})

/** A number of pupils as typed ("1,200"). */
export const pupilsSetting = z.string("Enter a number of pupils, like 150").transform((text, context) => {
  const typed = text.trim()
  if (/^(\d{1,5}|\d{1,2},\d{3})$/.test(typed)) return Number(typed.replace(",", ""))
  context.addIssue("Enter a whole number of pupils, like 150")
  return z.NEVER
})
