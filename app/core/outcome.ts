/** What an act or a parse came to, where both ends are expected: a value, or the reason there is none. */
export type Outcome<Value, Reason = string> = { ok: true; value: Value } | { ok: false; reason: Reason }

export const succeed = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export const refuse = <Reason>(reason: Reason): { ok: false; reason: Reason } => ({ ok: false, reason })
