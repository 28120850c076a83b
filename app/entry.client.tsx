import { RemixBrowser } from "@remix-run/react"
import { startTransition } from "react"
import { hydrateRoot } from "react-dom/client"
import { DocumentContext } from "#app/components/page/document-context.ts"
import { ERROR_PREFIX } from "#app/components/page/page-title.ts"

const refused = document.title.startsWith(ERROR_PREFIX)

/**
 * RemixBrowser suspends until it has decoded the page's data, before its first hook and with no boundary around it.
 * Somebody who types at that moment asks React for the whole page at once, and React loses it (its error 345). So the
 * data is decoded before there is anything to lose.
 */
async function decodeData() {
  try {
    RemixBrowser({})
  } catch (suspended) {
    if (!(suspended instanceof Promise)) throw suspended
    await suspended
  }
}

// As the page was written (see withWholeManifest in entry.server.tsx): with its whole manifest, none to be discovered.
window.__remixContext.future.v3_lazyRouteDiscovery = false

await decodeData()
startTransition(() => {
  hydrateRoot(
    document,
    <DocumentContext.Provider value={{ refused, interactive: true }}>
      <RemixBrowser />
    </DocumentContext.Provider>,
  )
})
