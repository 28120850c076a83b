import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { Card, CardGrid } from "#app/components/card.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { becomeForm } from "#app/features/auth/account/account-form.ts"
import type { DemoPerson, DemoSuggestion } from "#app/features/auth/demo/demo-access.server.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import { goOn, visitorOf } from "#app/server/doors/sign-in-door.server.ts"
import { parseForm } from "#app/server/form.server.ts"
import { notFound } from "#app/server/refusals.ts"

export const meta = () => pageTitle("Become one of the demo's people")

export const loader = async ({ context }: LoaderFunctionArgs) => {
  if (!context.demo) throw notFound()
  return { suggestions: context.demo.suggestions, schools: await context.demo.people() }
}

export const action = async (args: ActionFunctionArgs) => {
  const form = await args.request.formData()
  const parsed = parseForm(becomeForm, form)
  const arrival = parsed.ok && (await args.context.demo?.signInAs(visitorOf(args), parsed.value))
  if (!arrival) throw notFound()
  return goOn(arrival, "/")
}

export default function Demo() {
  const { suggestions, schools } = useLoaderData<typeof loader>()
  return (
    <Page viewer={null} title="Become one of the demo's people">
      <p>
        Everything here is made up. Become a business manager to join a pool, a finance officer to see
        invoices, or a coordinator to run a group. Emails that Kith would send are{" "}
        <a href="/demo/mail">kept here</a>.
      </p>
      {suggestions.length > 0 && <Suggestions suggestions={suggestions} />}
      {schools.length === 0 && (
        <EmptyState title="Nobody is here yet">Load the demo's data first.</EmptyState>
      )}
      {schools.map((school) => (
        <form method="post" key={school.id}>
          <input type="hidden" name="schoolId" value={school.id} />
          <Table
            caption={school.name}
            rows={school.people}
            rowKey={(person) => person.id}
            onPhones="stack"
            columns={[
              { head: "Name", cell: (person) => person.name },
              { head: "Role", cell: roleOf },
              {
                head: "Sign in",
                cell: (person) => (
                  <Button kind="quiet" name="personId" value={person.id}>
                    Become {person.name}
                  </Button>
                ),
              },
            ]}
          />
        </form>
      ))}
    </Page>
  )
}

const Suggestions = ({ suggestions }: { suggestions: readonly DemoSuggestion[] }) => (
  <>
    <h2 className="govuk-heading-m">Begin with one of these</h2>
    <CardGrid>
      {suggestions.map(({ personId, schoolId, name, who }) => (
        <Card key={personId} title={name} level={3}>
          <p>{capitalised(who)}</p>
          <form method="post">
            {schoolId && <input type="hidden" name="schoolId" value={schoolId} />}
            <Button kind="secondary" name="personId" value={personId}>
              Begin as {name}
            </Button>
          </form>
        </Card>
      ))}
    </CardGrid>
    <h2 className="govuk-heading-m">Everybody, by school</h2>
  </>
)

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const roleOf = ({ roles, coordinates }: Pick<DemoPerson, "roles" | "coordinates">) =>
  coordinates.length > 0 ? `${roleNames(roles)}; coordinates ${coordinates.join(", ")}` : roleNames(roles)
