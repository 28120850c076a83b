import type { ReactNode } from "react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { Page, type PageProps } from "#app/components/page/page.tsx"

type Props = Omit<PageProps, "children" | "actions"> & {
  /** What will happen, and to whom, one sentence each. */
  consequences: string[]
  confirm: string
  /** The way out, named for what stays: "Keep the pool". */
  cancel: { href: string; text: string }
  /** Most confirmed steps cannot be undone; set "primary" for those that can. */
  kind?: "warning" | "primary"
  /** Fields of the form: a reason, hidden values. */
  children?: ReactNode
}

/** Asks before a step that is hard to undo. */
export function ConfirmPage({ consequences, confirm, cancel, kind = "warning", children, ...page }: Props) {
  return (
    <Page {...page}>
      <p className="govuk-body">If you go on:</p>
      <ul className="govuk-list govuk-list--bullet">
        {consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <form method="post">
        {children}
        <ButtonRow>
          <Button kind={kind}>{confirm}</Button>
          <a href={cancel.href}>{cancel.text}</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
