import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import type { Pence } from "#app/core/money.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import type { Outcome } from "#app/core/outcome.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { withoutControlCharacters } from "#app/core/without-control-characters.ts"

/**
 * A text field read by a parser that says itself, in a sentence, what is wrong. A missing field counts as empty; one
 * that comes twice is refused, because nobody can say which was meant.
 */
export const field = <Value>(parse: (text: string) => Outcome<Value>) =>
  z
    .unknown()
    .transform((raw, context) => {
      const parsed = typeof raw === "string" ? parse(raw) : refuse("Fill this in once")
      if (parsed.ok) return parsed.value
      context.addIssue(parsed.reason)
      return z.NEVER
    })
    .prefault("")

/** The id of a thing, as a form brings it along unseen. */
export const broughtId = z.string(OUT_OF_DATE).refine(isId, OUT_OF_DATE)

/** An amount as a form brings it along unseen, in pence: what its reader saw, so that nobody agrees to another one. */
export const broughtPence = z
  .string(OUT_OF_DATE)
  .regex(/^\d{1,15}$/, OUT_OF_DATE)
  .transform((text): Pence => BigInt(text))

/** A day of this century as a form brings it along unseen: "2026-10-31". */
export const broughtDay = z
  .string(OUT_OF_DATE)
  .regex(/^20\d\d-/, OUT_OF_DATE)
  .pipe(z.iso.date(OUT_OF_DATE))
  .transform((text) => Temporal.PlainDate.from(text))

/** As `field`, with another value when nothing is typed. */
export const optionalField = <Value, Empty>(empty: Empty, parse: (text: string) => Outcome<Value>) =>
  field<Value | Empty>((text) => (text.trim() === "" ? succeed(empty) : parse(text)))

/** Text of at most so many characters; `missing` is the sentence when it is empty, and none means it may be. */
export const textField = (longest: number, missing: string | null = null) =>
  field((text) => {
    const kept = withoutControlCharacters(text.replaceAll("\r\n", "\n")).trim()
    if (kept === "" && missing !== null) return refuse(missing)
    return kept.length > longest
      ? refuse(`Shorten this to ${longest.toLocaleString("en-GB")} characters or fewer`)
      : succeed(kept)
  })

/** One of several keys, as from radio buttons. */
export const choiceField = <Key extends string>(keys: readonly Key[], missing: string) =>
  field((text) => (keys.includes(text as Key) ? succeed(text as Key) : refuse(missing)))
