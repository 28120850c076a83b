import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { Table } from "#app/components/list/table.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import { formerColleagues } from "#app/features/staffing/privacy/former-colleagues.server.ts"
import { namingForm } from "#app/features/staffing/privacy/naming-form.ts"
import { chooseNaming, invoicesNamePeople } from "#app/features/staffing/privacy/school-privacy.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Privacy of your staff")

const whoMay = "Only the school's head or business manager decides what is said of its staff."

const DONE: Record<string, string> = {
  naming: "Saved. Invoices from now on follow it; those that have been issued stay as they are.",
  forgotten: "The name and the address are taken out.",
}

export const loader = pageLoader(async ({ tx, actor, url }) => {
  const { school } = forSchool(actor)
  if (!can(actor, "change-school-settings", school)) throw forbidden(whoMay)
  return {
    done: wordsFor(DONE, url.searchParams.get("done")),
    naming: (await invoicesNamePeople(tx, school.id)) ? "name" : "role",
    former: (await formerColleagues(tx, school.id)).map(({ personId, name, roles, leftOn }) => ({
      ...{ personId, name, roles: roleNames(roles) },
      leftOn: formatShortDate(civilDateOf(leftOn)),
    })),
  }
})

export const action = pageAction(async ({ tx, actor, request }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  const parsed = parseForm(namingForm, form)
  const may = can(actor, "change-school-settings", forSchool(actor).school)
  if (!may) throw forbidden(whoMay)
  if (!parsed.ok) return refuseForm(parsed.faults)
  await chooseNaming(tx, forSchool(actor), parsed.value.naming === "name")
  return redirect("/school/privacy?done=naming")
})

export default function SchoolPrivacy() {
  const { viewer, done, naming, former } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="school"
      title="Privacy of your staff"
      caption={viewer.school?.name}
      back={{ href: "/school", text: "Your school" }}
      faults={faults}
    >
      {done && <Banner kind="success" title={done} />}
      <form method="post">
        <ActingFor viewer={viewer} />
        <RadioGroup
          name="naming"
          label="What your invoices for shared staff say"
          value={naming}
          faults={faults}
          choices={[
            { value: "role", text: "Role and days", hint: "“Music teacher, 8 days”" },
            { value: "name", text: "Name, role and days", hint: "“Music teacher (Dana Okafor), 8 days”" },
          ]}
        />
        <Button>Save</Button>
      </form>
      <h2 className="govuk-heading-m">Former colleagues</h2>
      {former.length === 0 ? (
        <p>Nobody who has left your school is still known by name.</p>
      ) : (
        <>
          <p>They hold no role at your school any more. Their names still stand beside what they did.</p>
          <Table
            caption="Former colleagues"
            captionHidden
            onPhones="stack"
            columns={[
              { head: "Name", cell: ({ name }) => name },
              { head: "Was", cell: ({ roles }) => roles },
              { head: "Until", cell: ({ leftOn }) => leftOn },
              {
                head: "Change",
                cell: ({ personId, name }) => (
                  <a href={`/school/people/${personId}/forget`}>
                    Take the name out<span className="govuk-visually-hidden">: {name}</span>
                  </a>
                ),
              },
            ]}
            rows={former}
            rowKey={({ personId }) => personId}
          />
        </>
      )}
    </Page>
  )
}
