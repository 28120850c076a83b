/** Of the network between here and the database. */
const UNREACHED = [
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"],
  ...["EHOSTUNREACH", "ENETUNREACH"],
]

/** PostgreSQL's own: connection exceptions, no room for another connection, and starting up or shutting down. */
const REFUSED = /^(08...|53...|57P0[1-5])$/

/** What pg says of a connection that is gone, without a code. */
const GONE =
  /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying to connect|^Query read timeout/

/** Whether a statement failed because the database is out of reach, so that the same may succeed in a minute. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === "string" && (UNREACHED.includes(code) || REFUSED.test(code))) return true
  return GONE.test(error.message) || isOutage(error.cause)
}
