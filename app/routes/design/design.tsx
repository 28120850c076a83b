import type { LoaderFunctionArgs } from "@remix-run/node"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { FormSamples } from "#app/routes/design/form-samples.tsx"
import { Foundations } from "#app/routes/design/foundations.tsx"
import { LadderSamples } from "#app/routes/design/ladder-samples.tsx"
import { ListSamples } from "#app/routes/design/list-samples.tsx"
import { NoticeSamples } from "#app/routes/design/notice-samples.tsx"
import { sampleFaults, sampleViewer } from "#app/routes/design/sample-data.ts"
import { notFound } from "#app/server/refusals.ts"

export const meta = () => pageTitle("Design")

/** The style guide; only the demo shows it. */
export const loader = ({ context }: LoaderFunctionArgs) => {
  if (!context.demo) throw notFound()
  return null
}

const PARTS = [
  { id: "foundations", text: "Foundations", Part: Foundations },
  { id: "ladder", text: "Tier ladder", Part: LadderSamples },
  { id: "forms", text: "Forms and buttons", Part: FormSamples },
  { id: "notices", text: "Notices and progress", Part: NoticeSamples },
  { id: "lists", text: "Lists, tables and figures", Part: ListSamples },
]

export default function Design() {
  return (
    <Page
      viewer={sampleViewer}
      title="Design"
      caption="Every piece of the interface, in every state"
      width="wide"
      section="home"
      back={{ href: "/", text: "Home" }}
      faults={sampleFaults}
    >
      <nav aria-label="On this page">
        <ul className="govuk-list">
          {PARTS.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
      {PARTS.map(({ id, text, Part }) => (
        <section key={id} id={id} className="kith-sample-part">
          <h2 className="govuk-heading-l">{text}</h2>
          <Part />
        </section>
      ))}
    </Page>
  )
}
