import { data } from "@remix-run/node"
import { z } from "zod"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { FURTHEST_ROW, type Typed } from "#app/core/form-rows.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { cannotBeDone } from "#app/server/refusals.ts"

// A form is made for its page and parsed once, so compiling its parser would cost more than it saves.
z.config({ jitless: true })

/** The largest form of ours is that of a pool with every item and price that it can have: some 2,000 fields. */
const MOST_FIELDS = 20_000

/**
 * Everything typed into a form, by field name; a field that came several times is a list. Files are left out, and so is
 * U+0000, which nobody types and PostgreSQL cannot keep.
 */
export function typedIn(form: FormData): Typed {
  const values = new Map<string, string[]>()
  let fields = 0
  for (const [name, value] of form) {
    if (++fields > MOST_FIELDS)
      throw cannotBeDone("That form had more fields than any page of Kith has. Nothing was changed.")
    if (name === "__proto__") continue
    const came = values.get(name) ?? []
    if (typeof value === "string") came.push(value.replaceAll("\0", ""))
    values.set(name, came)
  }
  return Object.fromEntries(
    Array.from(values, ([name, came]) => [name, came.length === 1 ? (came[0] ?? "") : came]),
  )
}

/**
 * Parses a posted form once, at the edge: a typed value, or everything a page needs to show it again with a sentence
 * beside each faulty field. Field names with dots ("items.0.name") become nested values.
 */
export function parseForm<S extends z.ZodType>(
  schema: S,
  form: FormData,
): { ok: true; value: z.infer<S> } | { ok: false; faults: FormFaults } {
  const typed = typedIn(form)
  const parsed = schema.safeParse(nested(typed), { error: sentenceFor })
  if (parsed.success) return { ok: true, value: parsed.data }
  const sentences: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues)
    sentences[message === OUT_OF_DATE ? "" : path.join(".")] ??= message
  return { ok: false, faults: { typed, sentences } }
}

/** The fields of an address as a form has them, dots in their names made into nested values. */
export const fieldsOf = (params: URLSearchParams): Record<string, unknown> =>
  nested(Object.fromEntries(params))

/** For what a page's own form never sends, so that no field has a sentence of its own for it. */
const sentenceFor = ({ code, input }: { code: string; input?: unknown }): string => {
  if (input === undefined) return "Fill this in"
  return code === "invalid_type" ? "Fill this in once" : "Fill this in as its label says"
}

/**
 * Which button of a page was pressed, by its `intent`; the first of those there are, for a form that the Return key
 * has sent. Refuses what is no button of the page.
 */
export function intentOf<const I extends string>(
  form: FormData,
  [usual, ...others]: readonly [I, ...I[]],
): I {
  const pressed = form.get("intent") ?? usual
  const known = [usual, ...others].find((intent) => intent === pressed)
  if (known === undefined)
    throw cannotBeDone("The page has no such button. Open it again, and try once more.")
  return known
}

const nested = (typed: Typed): Record<string, unknown> => {
  const root: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(typed)) {
    const steps = name.split(".")
    if (steps.some((step) => step === "__proto__" || Number(step) > FURTHEST_ROW)) continue
    let at: Record<string, unknown> = root
    steps.forEach((step, index) => {
      if (index === steps.length - 1) at[step] = value
      else {
        if (typeof at[step] !== "object" || at[step] === null)
          at[step] = /^\d+$/.test(steps[index + 1] ?? "") ? [] : {}
        at = at[step] as Record<string, unknown>
      }
    })
  }
  return root
}

/** The same page again, with status 422: what was typed stays, each fault has its sentence, nothing has changed. */
export const refuseForm = (faults: FormFaults) => data({ faults }, { status: 422 })

/** The same page with what was typed, changed, and nothing refused or done: for buttons that add a row. */
export const askAgain = (typed: Typed) => data({ faults: { typed, sentences: {} } as FormFaults })

/** For what only the act can find out: a sentence for one field (or "" for the whole form) of an otherwise valid form. */
export const refuseField = (form: FormData, field: string, sentence: string) =>
  refuseForm({ typed: typedIn(form), sentences: { [field]: sentence } })

/** For a form whose id has become something else meanwhile; the page comes back with a fresh one. */
export const refuseSpentForm = (form: FormData) =>
  refuseField(
    form,
    "",
    "This form had been sent before, with something else in it. Nothing was done: check it, and send it again",
  )

/** For what was tried too often: the form again, with status 429 and when to come back. */
export const refuseForNow = (form: FormData, sentence: string) =>
  data({ faults: { typed: typedIn(form), sentences: { "": sentence } } }, { status: 429 })

/** For what somebody else's machine did not do: the form again, with status 503 and what to do instead. */
export const refuseAsUnavailable = (form: FormData, sentence: string) =>
  data({ faults: { typed: typedIn(form), sentences: { "": sentence } } }, { status: 503 })
