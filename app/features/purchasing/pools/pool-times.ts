import { civilDateOf } from "#app/core/civil-time.ts"
import { parseDate, parseLocalMoment } from "#app/core/parse-civil-time.ts"

/** How far ahead a pool may close. */
export const LONGEST_OPEN = { hours: 24 * 731 }

type Typed = Record<string, unknown>
type Fault = { field: string; message: string }
type Times = {
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  deliveryExpectedOn: Temporal.PlainDate | null
}

/** The opening, the closing and the expected delivery as typed, or what is wrong with each and between them. */
export const readTimes = (
  typed: Typed,
  now: Temporal.Instant,
): ({ ok: true; faults: Fault[] } & Times) | { ok: false; faults: Fault[] } => {
  const faults: Fault[] = []
  const complain = (field: string, message: string) => void faults.push({ field, message })
  const opensAt = readMoment("opens", typed, complain)
  const closesAt = readMoment("closes", typed, complain)
  const deliveryExpectedOn = readDelivery(typed, complain)
  if (closesAt) {
    const fault = closingFault(closesAt, opensAt, now)
    if (fault) complain("closesDate", fault)
    if (deliveryExpectedOn && Temporal.PlainDate.compare(deliveryExpectedOn, civilDateOf(closesAt)) < 0)
      complain("deliveryExpectedOn", "Enter a delivery date that comes after the closing")
  }
  return opensAt && closesAt && faults.length === 0
    ? { ok: true, faults, opensAt, closesAt, deliveryExpectedOn }
    : { ok: false, faults }
}

const closingFault = (
  closesAt: Temporal.Instant,
  opensAt: Temporal.Instant | null,
  now: Temporal.Instant,
) => {
  if (Temporal.Instant.compare(closesAt, now) <= 0) return "Enter a closing that is still to come"
  if (Temporal.Instant.compare(closesAt, now.add(LONGEST_OPEN)) > 0)
    return "Enter a closing within the next two years"
  if (opensAt && Temporal.Instant.compare(closesAt, opensAt) <= 0)
    return "Enter a closing that comes after the opening"
  return null
}

type Complain = (field: string, message: string) => void

/** `<name>Date` and `<name>Time` as one instant. */
export const readMoment = (name: string, typed: Typed, complain: Complain): Temporal.Instant | null => {
  const read = parseLocalMoment(textOf(typed[`${name}Date`]), textOf(typed[`${name}Time`]))
  if (read.ok) return read.value
  complain(`${name}${read.reason.field === "date" ? "Date" : "Time"}`, read.reason.message)
  return null
}

const readDelivery = (typed: Typed, complain: Complain): Temporal.PlainDate | null => {
  if (Array.isArray(typed.deliveryExpectedOn)) complain("deliveryExpectedOn", "Fill this in once")
  const text = textOf(typed.deliveryExpectedOn)
  if (text.trim() === "") return null
  const read = parseDate(text)
  if (read.ok) return read.value
  complain("deliveryExpectedOn", read.reason)
  return null
}

const textOf = (typed: unknown) => (typeof typed === "string" ? typed : "")
