import { RemixBrowser } from "@remix-run/react"
import { startTransition } from "react"
import { hydrateRoot } from "react-dom/client"
import { DocumentContext } from "#app/components/document-context.ts"
import { ERROR_PREFIX } from "#app/components/page-title.ts"

const refused = document.title.startsWith(ERROR_PREFIX)

startTransition(() => {
  hydrateRoot(
    document,
    <DocumentContext.Provider value={{ refused, interactive: true }}>
      <RemixBrowser />
    </DocumentContext.Provider>,
  )
})
