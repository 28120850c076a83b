import type { Control } from "#tests/support/page-forms.ts"

/** What is sent for a field in place of what its page wants. */
export type Oddity = { says: string; sent: string[]; isRaw?: boolean }

const odd = (says: string, ...sent: string[]): Oddity => ({ says, sent })

/** Bytes that are no UTF-8, as an address or a form spells them. */
const raw = (says: string, sent: string): Oddity => ({ says, sent: [sent], isRaw: true })

const LONG = "a".repeat(100_000)

const anywhere = (base: string): Oddity[] => [
  odd("empty", ""),
  odd("missing"),
  odd("given twice", base, "another"),
  odd("100 kB", LONG),
  odd("a word", "abc"),
  odd("NUL", `${base}\0`),
  odd("markup", `<script>alert("1")</script>&amp;`),
  raw("no UTF-8", "%ff%fe"),
]

const typed: Oddity[] = [
  odd("blanks", " \t "),
  odd("control characters", "\u0007\u001b[31m\u202e\u200b"),
  raw("half a character", "%ED%A0%80"),
  odd("negative", "-5"),
  odd("fractional", "2.5"),
  odd("more places than there are", "2.123456789"),
  odd("huge", "1e30"),
  odd("many digits", "9".repeat(40)),
  odd("Arabic digit", "٣"),
  odd("wide digit", "３"),
  odd("no number", "NaN"),
  odd("no day", "2026-02-30"),
  odd("no day in words", "30 February 2027"),
  odd("a year too far", "99999-01-01"),
  odd("no year", "0000-01-01"),
  odd("long ago", "2000-01-01"),
]

const chosen = (foreign: readonly string[]): Oddity[] => [
  odd("an id of nothing", "0190a7f0-0000-7000-8000-00000000dead"),
  odd("nearly an id", "0190a7f0-0000-7000-8000-00000000000g"),
  ...foreign.map((id) => odd("somebody else's id", id)),
]

export type FieldKind =
  | "number"
  | "money"
  | "date"
  | "time"
  | "email"
  | "password"
  | "choice"
  | "hidden"
  | "text"
  | "file"

export function kindOf({ kind, inputMode }: Control): FieldKind {
  if (kind === "select" || kind === "radio" || kind === "checkbox") return "choice"
  if (kind === "hidden" || kind === "file" || kind === "email" || kind === "password") return kind
  if (kind === "date" || kind === "time") return kind
  if (inputMode === "decimal") return "money"
  return inputMode === "numeric" ? "number" : "text"
}

/** Everything odd that is sent for a field. */
export function odditiesFor(kind: FieldKind, base: string, foreign: readonly string[]): Oddity[] {
  if (kind === "hidden" || kind === "choice") return [...anywhere(base), ...chosen(foreign)]
  return kind === "file" ? [] : [...anywhere(base), ...typed]
}

const isLeftOut = ({ says }: Oddity) => ["empty", "missing", "blanks"].includes(says)

const OFTEN_FINE: Partial<Record<FieldKind, string[]>> = {
  money: ["fractional", "given twice"],
  number: ["given twice"],
}

/** Whether a value can be right for such a field; the form as a whole may still be refused. */
export function mayBeFine(control: Control, kind: FieldKind, oddity: Oddity): boolean {
  // What nobody types is left out before a form is read.
  if (oddity.says === "NUL" || control.kind === "checkbox") return true
  if (kind === "text" || kind === "password") return oddity.says !== "100 kB"
  if (isLeftOut(oddity) && control.label.includes("(optional)")) return true
  if (kind === "choice" && isLeftOut(oddity)) return control.kind !== "radio" && control.choices.includes("")
  return OFTEN_FINE[kind]?.includes(oddity.says) ?? false
}
