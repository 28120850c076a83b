import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import { choiceField, optionalField, textField } from "#app/core/form-fields.ts"
import { type FieldFault, formOfParts } from "#app/core/form-of-parts.ts"
import { parsePounds } from "#app/core/money.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { parseTime } from "#app/core/parse-civil-time.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import {
  type PricePer,
  pricePers,
  type ResourceDraft,
  resourceKinds,
} from "#app/features/staffing/bookings/resource.ts"
import { nations } from "#app/features/staffing/days/bank-holidays.ts"

const MOST_PRICE = 5_000_000n
const MOST_NOTICE_DAYS = 180

/** "15", "7.5" or "7:30" hours as minutes. */
const parseHours = (text: string): Outcome<number> => {
  const typed = text.trim()
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(typed)
  const decimal = /^(\d{1,3})(\.\d{1,2})?$/.exec(typed)
  if (!clock && !decimal) return refuse("Enter the hours in digits, like 15 or 7.5")
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2]) : Math.round(Number(typed) * 60)
  if (minutes < 1) return refuse("Enter more than no hours, or leave it empty")
  return minutes > 80 * 60 ? refuse("Enter 80 hours or fewer") : succeed(minutes)
}

const price = (text: string): Outcome<bigint> => {
  const read = parsePounds(text)
  if (!read.ok) return read
  if (read.value <= 0n) return refuse("Enter more than £0, or leave it empty")
  return read.value > MOST_PRICE ? refuse("Enter £50,000 or less") : read
}

const yes = z
  .unknown()
  .transform((raw) => raw === "yes")
  .prefault("")
const time = optionalField<Temporal.PlainTime, null>(null, parseTime)
const row = z.object({ from: time, to: time }).prefault({})

const fields = {
  kind: choiceField(resourceKinds, "Choose whether it is a person or a thing"),
  personId: optionalField<string, null>(null, (text) =>
    isId(text) ? succeed(text) : refuse("Choose one of your school's people"),
  ),
  title: textField(120, "Enter a title that says it in a few words"),
  description: textField(4_000),
  nation: choiceField(nations, "Choose whose bank holidays count"),
  weeklyHours: optionalField<number, null>(null, parseHours),
  noticeDays: optionalField<number, number>(0, (text) =>
    parseWholeNumber(text, { least: 0, most: MOST_NOTICE_DAYS }),
  ),
  price: optionalField<bigint, null>(null, price),
  pricePer: optionalField<PricePer, null>(null, (text) =>
    pricePers.includes(text as PricePer) ? succeed(text as PricePer) : refuse("Choose what it is paid by"),
  ),
  exchange: yes,
  active: yes,
  hours: z.array(row).prefault([]),
  groupIds: z
    .unknown()
    .transform((raw) => [
      ...new Set([raw].flat().filter((id): id is string => typeof id === "string" && isId(id))),
    ])
    .prefault([]),
}

type Hours = z.output<typeof row>[]

/**
 * What a school says of a person or a thing that it shares: `kind`, `personId`, `title`, `description`, `nation`,
 * `weeklyHours`, `noticeDays`, `price` with `pricePer`, `exchange`, `active`, `hours.0.from` and `hours.0.to` (Monday) to
 * `hours.6.to`, `groupIds`.
 */
export const resourceForm = formOfParts(
  fields,
  function* ({ price, pricePer, hours }): Generator<FieldFault> {
    if (price && pricePer === null) yield ["pricePer", "Choose what the price is for"]
    yield* hoursFaults(hours ?? [])
  },
).transform(({ weeklyHours, price, hours, ...typed }): ResourceDraft => {
  const isPerson = typed.kind === "person"
  return {
    ...typed,
    personId: isPerson ? typed.personId : null,
    weeklyMinutes: isPerson ? weeklyHours : null,
    pricePence: price,
    pricePer: price === null ? null : typed.pricePer,
    hours: hours
      .slice(0, 7)
      .flatMap(({ from, to }, index) => (from && to ? [{ weekday: index + 1, from, to }] : [])),
  }
})

function* hoursFaults(hours: Hours): Generator<FieldFault> {
  for (const [index, { from, to }] of hours.slice(0, 7).entries()) {
    if (from && to && Temporal.PlainTime.compare(from, to) >= 0)
      yield [["hours", String(index), "to"], "Enter an end that comes after the start"]
    if ((from === null) !== (to === null))
      yield [["hours", String(index), from === null ? "from" : "to"], "Enter both times, or neither"]
  }
}
