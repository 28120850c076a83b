import { z } from "zod"
import { field, optionalField } from "#app/core/form-fields.ts"
import { type Pence, parsePounds } from "#app/core/money.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { parseUnitPrice, type UnitPrice } from "#app/core/unit-price.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"
import { MOST_STEPS } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

/** In ten-thousandths of a pound: £100,000 for one. */
const MOST_LIMIT: UnitPrice = 1_000_000_000n
const MOST_TOTAL: Pence = 100_000_000_00n
const MOST_SCHOOLS = 10_000

const limit = optionalField<UnitPrice, null>(null, (text) =>
  within(parseUnitPrice(text), 1n, MOST_LIMIT, "Enter a limit above £0.00 and up to £100,000 for one"),
)

const units = optionalField<number, null>(null, (text) =>
  parseWholeNumber(text, { least: 1, most: MOST_UNITS }),
)

/** A value between two others, or a sentence. */
const within = (read: Outcome<bigint>, least: bigint, most: bigint, sentence: string): Outcome<bigint> =>
  !read.ok || (read.value >= least && read.value <= most) ? read : refuse(sentence)

const step = z.object({ quantity: units, limit })

/** Sparse rows, as a form has them, with their places kept so that a fault can name its row. */
const steps = z
  .unknown()
  .transform((raw) => (Array.isArray(raw) ? Array.from(raw).slice(0, MOST_STEPS - 1) : []))
  .pipe(z.array(step.prefault({})))
  .prefault([])

const substitute = z.object({ item: field((text) => succeed(text.trim())), limit, most: units }).prefault({})

/** What a form says about one item besides its quantity. */
export type TypedLine = {
  limit: UnitPrice | null
  steps: { quantity: number | null; limit: UnitPrice | null }[]
  tolerance: number
  substitute: { item: string; limit: UnitPrice | null; most: number | null }
}

/** Most answers have no conditions, and what a field without any comes to is known beforehand. */
const each = <Value>(items: readonly Pick<PoolItem, "id">[], schema: z.ZodType<Value>) => {
  const ofEach = z.object(Object.fromEntries(items.map(({ id }) => [id, schema])))
  return ofEach.default(ofEach.parse({}))
}

/**
 * The fields of conditions: `limits.<item id>` for the quantity, `steps.<item id>.<n>.quantity` and `.limit` for more
 * at a lower price, `tolerances.<item id>`, `substitutes.<item id>.item`,
 * `.most` and `.limit`; and for all of it `totalLimit`,
 * `totalLimitVat` ("inc" or "ex"), `leastSchools`, `allOrNothing`. Everything may be left empty.
 */
export const conditionFields = (items: readonly Pick<PoolItem, "id">[]) => ({
  limits: each(items, limit),
  steps: each(items, steps),
  tolerances: each(
    items,
    optionalField(0, (text) => parseWholeNumber(text, { least: 0, most: MOST_UNITS })),
  ),
  substitutes: each(items, substitute),
  totalLimit: optionalField<Pence, null>(null, (text) =>
    within(parsePounds(text), 1n, MOST_TOTAL, "Enter a limit above £0.00 and up to £100,000,000"),
  ),
  totalLimitVat: optionalField<"ex" | "inc", "inc">("inc", (text) =>
    text === "ex" || text === "inc" ? succeed(text) : refuse("Say whether the limit includes VAT"),
  ),
  leastSchools: optionalField<number, null>(null, (text) =>
    parseWholeNumber(text, { least: 2, most: MOST_SCHOOLS }),
  ),
  allOrNothing: field((text) => succeed(text === "yes")),
})
