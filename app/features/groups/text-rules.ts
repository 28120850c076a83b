import { z } from "zod"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what PostgreSQL and people's screens cannot take
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

const tidy = z.string().transform((text) => text.replaceAll(CONTROL, "").trim())

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
