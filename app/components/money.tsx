import type { ReactNode } from "react"

export type Basis = "ex VAT" | "inc VAT" | "no VAT"

/** An amount never stands without its basis. `text` is already formatted ("£83.34"); `per` is a unit ("ream", "term"). */
export function Money({
  text,
  basis,
  per,
  strong,
}: {
  text: ReactNode
  basis: Basis
  per?: string
  strong?: boolean
}) {
  const Amount = strong ? "strong" : "span"
  return (
    <span className="kith-money">
      <Amount className="kith-money__amount">{text}</Amount>{" "}
      <span className="kith-money__basis">
        {per && `per ${per} `}
        {basis}
      </span>
    </span>
  )
}
