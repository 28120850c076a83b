import fontUrl from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url"
import type { LinksFunction, MetaFunction } from "@remix-run/node"
import { Links, Outlet, Scripts, ScrollRestoration, useRouteError } from "@remix-run/react"
import { type ReactNode, useContext } from "react"
import enhanceUrl from "#app/components/enhance.js?url&no-inline"
import { DocumentContext } from "#app/components/page/document-context.ts"
import { DocumentMeta } from "#app/components/page/document-meta.tsx"
import { ErrorPage, errorWords } from "#app/components/page/error-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import "#app/components/styles/kith.scss"

export const links: LinksFunction = () => [
  { rel: "preload", href: fontUrl, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
]

export const meta: MetaFunction = ({ error }) =>
  error ? pageTitle(errorWords(error).title) : [{ title: "Kith" }]

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, interactive } = useContext(DocumentContext)
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#faf6ee" />
        <DocumentMeta />
        <Links />
        <script type="module" src={enhanceUrl} />
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

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />
}
