import { z } from "zod"
import { optionalField } from "#app/core/form-fields.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"

/** `expected.<itemId>`: how many of each item the schools may want together; empty for none. */
export const expectedDemandForm = (items: readonly PoolItem[]) =>
  z
    .object({
      expected: z
        .object(
          Object.fromEntries(
            items.map(({ id }) => [
              id,
              optionalField(0, (text) => parseWholeNumber(text, { least: 0, most: MOST_UNITS })),
            ]),
          ),
        )
        .prefault({}),
    })
    .transform(({ expected }) =>
      Object.entries(expected).flatMap(([itemId, quantity]) => (quantity > 0 ? [{ itemId, quantity }] : [])),
    )
