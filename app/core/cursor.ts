/**
 * Where a list goes on: the sort values of the last row shown, as text for an address. The values are whatever the
 * list is ordered by; whoever reads them back checks them as anything else that comes from outside.
 */
export const writeCursor = (...values: string[]): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(values))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")

/** The values of a cursor, or null when it is missing or not one of ours: the list then starts at its beginning. */
export function readCursor(text: string | null, length: number): string[] | null {
  if (!text) return null
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
      c.charCodeAt(0),
    )
    const values: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const whole = Array.isArray(values) && values.length === length
    return whole && values.every((value) => typeof value === "string" && !value.includes("\0"))
      ? values
      : null
  } catch {
    return null
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether text can be compared with an id; PostgreSQL refuses to read any other. */
export const isId = (text: string | null | undefined): text is string =>
  typeof text === "string" && UUID.test(text)

/** A moment as a cursor holds it; null for what is none, or lies beyond the years that PostgreSQL knows. */
export function readMoment(text: string): Temporal.Instant | null {
  try {
    const moment = Temporal.Instant.from(text)
    const { year } = moment.toZonedDateTimeISO("UTC")
    return year >= 1 && year <= 9_999 ? moment : null
  } catch {
    return null
  }
}

/** Where a list that is ordered by a moment and id goes on; the moment as text that PostgreSQL reads. */
export type MomentCursor = { moment: string; id: string }

export function readMomentCursor(text: string | null): MomentCursor | null {
  const [moment = "", id] = readCursor(text, 2) ?? []
  const read = readMoment(moment)
  return read && isId(id) ? { moment: read.toString(), id } : null
}

/** Where a list that is ordered by name and id goes on. */
export type NameCursor = { name: string; id: string }

export function readNameCursor(text: string | null): NameCursor | null {
  const [name, id] = readCursor(text, 2) ?? []
  return name !== undefined && isId(id) ? { name, id } : null
}
