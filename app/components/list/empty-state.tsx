import type { ReactNode } from "react"

/** Instead of an empty list: what would stand here, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="kith-empty">
      <p className="kith-empty__title">{title}</p>
      <div className="kith-empty__text">{children}</div>
      {action}
    </div>
  )
}
