import type { ReactNode } from "react"
import { ErrorSummary } from "#app/components/form/error-summary.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { Acting, type Viewer } from "#app/components/page/acting.tsx"
import { Mark } from "#app/components/page/mark.tsx"

const SECTIONS = [
  { section: "home", text: "Home", to: "/" },
  { section: "pools", text: "Pools", to: "/pools" },
  { section: "sharing", text: "Sharing", to: "/sharing/offers" },
  { section: "people", text: "People", to: "/bookings" },
  { section: "calendar", text: "Calendar", to: "/calendar" },
  { section: "invoices", text: "Invoices", to: "/invoices" },
  { section: "groups", text: "Groups", to: "/groups" },
  { section: "school", text: "School", to: "/school" },
  { section: "account", text: "Account", to: "/account" },
] as const

export type Section = (typeof SECTIONS)[number]["section"]

export type PageProps = {
  /** null: nobody is signed in, so the header offers it; undefined: the page does not know, and offers nothing. */
  viewer: Viewer | null | undefined
  /** The page's one h1; the document's title is the route's `meta`. */
  title: ReactNode
  /** What the page's thing belongs to, above its title. */
  caption?: ReactNode
  section?: Section
  back?: { href: string; text: string }
  /** "reading" for text and forms, "wide" for tables and pictures. */
  width?: "reading" | "wide"
  /** Of a refused form: its summary stands above the title. */
  faults?: FormFaults | null
  /** Buttons that concern the whole page, beside its title. */
  actions?: ReactNode
  children: ReactNode
}

/** The frame of every page. */
export function Page(props: PageProps) {
  const { viewer, title, caption, section, back, width = "reading", faults, actions, children } = props
  return (
    <>
      <a href="#main" className="govuk-skip-link">
        Skip to main content
      </a>
      <Header viewer={viewer} section={section} />
      <div className="govuk-width-container kith-page">
        {back && (
          <nav aria-label="Back">
            <a href={back.href} className="govuk-back-link">
              {back.text}
            </a>
          </nav>
        )}
        <main id="main" className={`kith-main kith-main--${width}`}>
          <ErrorSummary faults={faults} />
          <div className="kith-title">
            <div>
              {caption && <p className="kith-title__caption">{caption}</p>}
              <h1 className="govuk-heading-l">{title}</h1>
            </div>
            {actions && <div className="kith-title__actions">{actions}</div>}
          </div>
          {children}
        </main>
      </div>
      <Footer />
    </>
  )
}

function Header({ viewer, section }: Pick<PageProps, "viewer" | "section">) {
  return (
    <header className="kith-header">
      <div className="govuk-width-container kith-header__top">
        <a href="/" className="kith-header__brand">
          <Mark />
          <span>Kith</span>
        </a>
        {viewer && <Acting viewer={viewer} />}
        {viewer === null && <a href="/sign-in">Sign in</a>}
      </div>
      {viewer && (
        <nav className="govuk-width-container kith-nav" aria-label="Main">
          <ul>
            {SECTIONS.map((entry) => (
              <li key={entry.section}>
                <a href={entry.to} aria-current={entry.section === section ? "true" : undefined}>
                  {entry.text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}

function Footer() {
  return (
    <footer className="kith-footer">
      <div className="govuk-width-container">
        <p>Kith: schools that buy together and share their people.</p>
        <a href="/accessibility">Accessibility statement</a>
      </div>
    </footer>
  )
}
