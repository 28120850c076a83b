import { z } from "zod"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { withoutControlCharacters } from "#app/core/without-control-characters.ts"

const tidy = z.string().transform((text) => withoutControlCharacters(text).trim())

/** One line of text that must be there; `what` completes "Enter …". */
export const lineOf = (what: string, most: number) =>
  tidy
    .transform((text) => text.replaceAll(/\s+/g, " "))
    .pipe(z.string().min(1, `Enter ${what}`).max(most, `Use at most ${most} characters`))

/** Several lines of text, or none. */
export const paragraphOf = (most: number) =>
  tidy.pipe(z.string().max(most, `Use at most ${most} characters`)).default("")

/** The id that a form brings along for what it creates, so that posted twice it creates one. */
export const freshId = z.uuid(OUT_OF_DATE)
