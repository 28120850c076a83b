import type { ButtonHTMLAttributes, ReactNode } from "react"

export type ButtonKind = "primary" | "secondary" | "quiet" | "warning"

const KINDS: Record<ButtonKind, string> = {
  primary: "govuk-button",
  secondary: "govuk-button govuk-button--secondary",
  quiet: "kith-quiet-button",
  warning: "govuk-button govuk-button--warning",
}

type Props = { kind?: ButtonKind; children: ReactNode } & Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  "name" | "value" | "form" | "formAction" | "disabled" | "aria-label" | "aria-describedby"
>

/** Sends its form; a second press while the first is under way is ignored where JavaScript runs. */
export function Button({ kind = "primary", ...attributes }: Props) {
  return <button type="submit" className={KINDS[kind]} {...attributes} />
}

type LinkProps = { href: string; kind?: ButtonKind; children: ReactNode; download?: boolean }

/** A step that changes nothing, looking like a button. */
export function ButtonLink({ href, kind = "primary", children, download }: LinkProps) {
  return (
    <a href={href} className={KINDS[kind]} download={download || undefined}>
      {children}
    </a>
  )
}

/** Buttons side by side, one below the other on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>
}
