import { isRouteErrorResponse } from "@remix-run/react"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { Page } from "#app/components/page/page.tsx"

const OURS = {
  title: "Sorry, something went wrong",
  sentence:
    "The fault is ours. What you were doing was either done whole or not at all; please look, and try again.",
}

const TITLES: Record<number, string> = {
  403: "You cannot do this",
  404: "Page not found",
  503: "Kith is not available just now",
}

/** What went wrong, in words for whoever meets it: a refusal's own sentence, or that the fault is ours. */
export function errorWords(error: unknown): { title: string; sentence: string } {
  if (!isRouteErrorResponse(error) || (error.status >= 500 && error.status !== 503)) return OURS
  const title = TITLES[error.status] ?? "That did not work"
  const sentence = (error.data as { sentence?: unknown } | null)?.sentence
  return { title, sentence: typeof sentence === "string" ? sentence : "There is nothing at this address." }
}

/** Whom a refusal is told to, so that they find the ways on; a fault of ours does not know. */
const viewerOf = (error: unknown): Viewer | undefined =>
  isRouteErrorResponse(error) ? (error.data as { viewer?: Viewer } | null)?.viewer : undefined

export function ErrorPage({ error }: { error: unknown }) {
  const { title, sentence } = errorWords(error)
  return (
    <Page viewer={viewerOf(error)} title={title}>
      <p className="govuk-body-l">{sentence}</p>
      <ButtonRow>
        <ButtonLink href="/">Go to the first page</ButtonLink>
      </ButtonRow>
    </Page>
  )
}
