import { z } from "zod"
import type { Outcome } from "#app/core/outcome.ts"
import { refuse, succeed } from "#app/core/outcome.ts"

/** A text field read by a parser that says itself, in a sentence, what is wrong. A missing field counts as empty. */
export const field = <Value>(parse: (text: string) => Outcome<Value>) =>
  z
    .unknown()
    .transform((raw, context) => {
      const parsed = parse(typeof raw === "string" ? raw : "")
      if (parsed.ok) return parsed.value
      context.addIssue(parsed.reason)
      return z.NEVER
    })
    .prefault("")

/** As `field`, with another value when nothing is typed. */
export const optionalField = <Value, Empty>(empty: Empty, parse: (text: string) => Outcome<Value>) =>
  field<Value | Empty>((text) => (text.trim() === "" ? succeed(empty) : parse(text)))

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Text of at most so many characters; `missing` is the sentence when it is empty, and none means it may be. */
export const textField = (longest: number, missing: string | null = null) =>
  field((text) => {
    const kept = text.replaceAll("\r\n", "\n").replace(CONTROL, "").trim()
    if (kept === "" && missing !== null) return refuse(missing)
    return kept.length > longest
      ? refuse(`Shorten this to ${longest.toLocaleString("en-GB")} characters or fewer`)
      : succeed(kept)
  })

/** One of several keys, as from radio buttons. */
export const choiceField = <Key extends string>(keys: readonly Key[], missing: string) =>
  field((text) => (keys.includes(text as Key) ? succeed(text as Key) : refuse(missing)))
