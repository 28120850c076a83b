import type { ReactNode } from "react"

/** One piece of the interface with its name. */
export function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="kith-sample">
      <h3 className="kith-sample__name">{name}</h3>
      {children}
    </section>
  )
}
