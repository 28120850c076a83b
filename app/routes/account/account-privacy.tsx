import { useLoaderData } from "@remix-run/react"
import { Details } from "#app/components/details.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { readSight } from "#app/features/staffing/privacy/read-sight.server.ts"
import { type Circle, whoSeesMe } from "#app/features/staffing/privacy/who-sees-me.ts"
import { personLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Who sees you")

export const loader = personLoader(async ({ tx, actor }) => ({ seen: whoSeesMe(await readSight(tx, actor)) }))

export default function AccountPrivacy() {
  const { viewer, seen } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="account"
      title="Who sees you"
      back={{ href: "/account", text: "Your account" }}
    >
      <p className="govuk-body-l">As it is now. It changes with your roles and with your schools' groups.</p>
      {seen.map(({ what, circles, others }) => (
        <section key={what}>
          <h2 className="govuk-heading-m">{what}</h2>
          {others.length > 0 && (
            <ul className="govuk-list govuk-list--bullet">
              {others.map((who) => (
                <li key={who}>{who}</li>
              ))}
            </ul>
          )}
          {circles.map((circle) => (
            <CircleOfPeople key={circle.through} circle={circle} />
          ))}
          {circles.length + others.length === 0 && <p>Nobody but you.</p>}
        </section>
      ))}
      <h2 className="govuk-heading-m">Your data</h2>
      <p>
        <a href="/account/data.json" download>
          Download everything that Kith keeps of you
        </a>{" "}
        as a JSON file.
      </p>
      <p>
        <a href="/account/leave">Leave Kith, and have your name taken out</a>
      </p>
    </Page>
  )
}

function CircleOfPeople({ circle }: { circle: Circle }) {
  const { through, people, schools } = circle
  return (
    <Details summary={`${through}: ${people} ${people === 1 ? "person" : "people"}`}>
      {schools.map((school) => (
        <div key={school.name}>
          <p className="govuk-!-font-weight-bold govuk-!-margin-bottom-1">{school.name}</p>
          <ul className="govuk-list">
            {school.people.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      ))}
    </Details>
  )
}
