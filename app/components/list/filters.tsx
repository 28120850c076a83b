import type { ReactNode } from "react"
import { Button } from "#app/components/button.tsx"

/** Fields that narrow a list. The address holds them, so a narrowed list can be kept and sent on. */
export function Filters({
  what,
  clear,
  children,
}: {
  what: string
  clear?: string | null
  children: ReactNode
}) {
  return (
    <search className="kith-filters" aria-label={`Narrow down ${what}`}>
      <form method="get">
        <div className="kith-filters__fields">{children}</div>
        <div className="kith-filters__actions">
          <Button kind="secondary">Show {what}</Button>
          {clear && <a href={clear}>Clear</a>}
        </div>
      </form>
    </search>
  )
}
