import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from "@remix-run/react"
import { type ReactNode, useContext } from "react"
import { Nonce } from "#app/components/nonce.ts"
import "#app/components/styles/kith.scss"

/** A route that is better with JavaScript exports `handle = { interactive: true }`; every other page ships none. */
type Handle = { interactive?: boolean } | undefined

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(Nonce)
  const interactive = useMatches().some((match) => (match.handle as Handle)?.interactive)
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
      </head>
      <body className="govuk-template__body">
        {children}
        {interactive && <ScrollRestoration nonce={nonce} />}
        {interactive && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}
