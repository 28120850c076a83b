import { z } from "zod"

type Fields = Record<string, z.ZodType>
type Read<F extends Fields> = { [Name in keyof F]: z.output<F[Name]> }

/** A field by its name, or by the way to it ("hours", "2", "to"); and what to do about it. */
export type FieldFault = readonly [field: string | readonly string[], sentence: string]

/**
 * A form whose fields also have to fit each other. `faultsBetween` is asked of whatever could be read, so that a last
 * day before the first is told together with a price that is no number, and not only once that is mended.
 */
export const formOfParts = <F extends Fields>(
  fields: F,
  faultsBetween: (read: Partial<Read<F>>) => Iterable<FieldFault>,
) =>
  z.record(z.string(), z.unknown()).transform((typed, context): Read<F> => {
    const read: Partial<Read<F>> = {}
    const complain = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: "custom", path, message })
    for (const name in fields) {
      const parsed = fields[name]!.safeParse(typed[name])
      if (parsed.success) read[name] = parsed.data as Read<F>[typeof name]
      else for (const { path, message } of parsed.error.issues) complain([name, ...path], message)
    }
    for (const [field, sentence] of faultsBetween(read)) complain([field].flat(), sentence)
    return read as Read<F>
  })
