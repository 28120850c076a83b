import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Fragment } from "react"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Moment } from "#app/components/moment.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { momentView } from "#app/core/from-now.ts"
import { notFound } from "#app/server/refusals.ts"

export const meta = () => pageTitle("The demo's emails")

export const loader = async ({ context }: LoaderFunctionArgs) => {
  if (!context.demo) throw notFound()
  const mails = await context.demo.mails()
  const now = context.now()
  return { mails: mails.map(({ writtenAt, ...mail }) => ({ ...mail, written: momentView(writtenAt, now) })) }
}

export default function DemoMail() {
  const { mails } = useLoaderData<typeof loader>()
  return (
    <Page viewer={null} title="The demo's emails" back={{ href: "/demo", text: "The demo's people" }}>
      {mails.length === 0 && (
        <EmptyState title="No emails yet">What Kith writes to anybody in the demo appears here.</EmptyState>
      )}
      {mails.map((mail) => (
        <article key={mail.id} className="kith-letter">
          <h2 className="govuk-heading-m">{mail.subject}</h2>
          <p className="kith-letter__to">
            To {mail.recipient}, <Moment moment={mail.written} />
          </p>
          <div className="govuk-body kith-letter__body">
            <WithLinks text={mail.body} />
          </div>
        </article>
      ))}
    </Page>
  )
}

const LINK = /(https?:\/\/\S+)/

/** Plain text, with its addresses made into links. */
function WithLinks({ text }: { text: string }) {
  return text.split(LINK).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a letter never move.
    <Fragment key={index}>{LINK.test(part) ? <a href={part}>{part}</a> : part}</Fragment>
  ))
}
