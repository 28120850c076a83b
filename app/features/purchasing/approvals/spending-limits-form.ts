import { z } from "zod"
import { allExpenditureCodes } from "#app/core/cfr-codes.ts"
import { choiceField, field, optionalField } from "#app/core/form-fields.ts"
import { formatPounds, type Pence, parsePounds } from "#app/core/money.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import {
  type LimitHolder,
  limitHolders,
  MOST_CODE_LIMITS,
  type SpendingLimit,
} from "#app/features/purchasing/approvals/spending-limits.ts"
import { typedRows } from "#app/features/purchasing/drafting/typed-rows.ts"

/** `version`: of the limits that these are to take the place of. */
export type WantedLimits = { version: number; limits: SpendingLimit[] }

const generalLimit = optionalField<Pence, null>(null, parsePounds)

const codeLimits = typedRows(
  z.object({
    cfrCode: choiceField(allExpenditureCodes, "Choose the CFR code that this limit is for"),
    holder: choiceField(limitHolders, "Choose whose limit this is"),
    limit: field(parsePounds),
  }),
  {
    most: MOST_CODE_LIMITS,
    tooMany: `A school can have up to ${MOST_CODE_LIMITS} limits for CFR codes`,
    between: (rows) =>
      rows.flatMap((row, i) =>
        rows.slice(0, i).some(({ cfrCode, holder }) => cfrCode === row.cfrCode && holder === row.holder)
          ? [
              {
                row: i,
                field: "limit",
                message: "There are two limits for the same people and code: remove one",
              },
            ]
          : [],
      ),
  },
)

/**
 * `general.<holder>`, `codes.<n>.cfrCode`, `.holder`, `.limit`, and `version`: the limits that the page showed. Nothing
 * typed is no limit; empty rows do not count.
 */
export const spendingLimitsForm = z
  .object({
    version: z
      .string(OUT_OF_DATE)
      .regex(/^\d{1,7}$/, OUT_OF_DATE)
      .transform(Number),
    general: z
      .object({
        finance: generalLimit,
        "business-manager": generalLimit,
        head: generalLimit,
        governors: generalLimit,
      })
      .prefault({}),
    codes: codeLimits,
  })
  .superRefine(({ general: { head, governors } }, context) => {
    if (head !== null && governors !== null && head > governors)
      context.addIssue({
        code: "custom",
        path: ["general", "head"],
        message: `Enter ${formatPounds(governors)} or less: above that a governor has to approve anyway`,
      })
  })
  .transform(
    ({ version, general, codes }): WantedLimits => ({
      version,
      limits: [
        ...(Object.entries(general) as [LimitHolder, Pence | null][]).flatMap(([holder, limitPence]) =>
          limitPence === null ? [] : [{ holder, cfrCode: null, limitPence }],
        ),
        ...codes.map(({ cfrCode, holder, limit }) => ({ holder, cfrCode, limitPence: limit })),
      ],
    }),
  )
