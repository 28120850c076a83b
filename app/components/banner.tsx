import type { ReactNode } from "react"

type Props = { kind: "success" | "notice" | "warning"; title?: ReactNode; children?: ReactNode }

const SPOKEN = { success: "Success: ", notice: "", warning: "Warning: " }

/** What has just happened (success), what is good to know (notice), what to look out for (warning). */
export function Banner({ kind, title, children }: Props) {
  return (
    <div
      className={`kith-banner kith-banner--${kind}`}
      role={kind === "success" ? "status" : undefined}
      data-focus={kind === "success" ? "" : undefined}
      tabIndex={kind === "success" ? -1 : undefined}
    >
      {title && (
        <p className="kith-banner__title">
          <span className="govuk-visually-hidden">{SPOKEN[kind]}</span>
          {title}
        </p>
      )}
      {children}
    </div>
  )
}
