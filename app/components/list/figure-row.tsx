import type { ReactNode } from "react"

type Figure = { label: string; figure: ReactNode; note?: ReactNode; strong?: boolean }

/** A few figures to be compared at a glance: worst case, likely case, alone. */
export function FigureRow({ figures }: { figures: Figure[] }) {
  return (
    <dl className="kith-figures-row">
      {figures.map((entry) => (
        <div key={entry.label} className={entry.strong ? "kith-figure kith-figure--strong" : "kith-figure"}>
          <dt>{entry.label}</dt>
          <dd>
            <span className="kith-figure__number">{entry.figure}</span>
            {entry.note && <span className="kith-figure__note">{entry.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
