import { redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonLink } from "#app/components/button.tsx"
import { Card } from "#app/components/card.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { isId } from "#app/core/cursor.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { searchFields } from "#app/features/expertise/posting-search.ts"
import { sideLabels } from "#app/features/expertise/posting-words.ts"
import { forgetSearch, keptSearches } from "#app/features/expertise/saved-searches.server.ts"
import { searchInWords } from "#app/features/expertise/search-words.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { refuseField } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Your saved searches")

export const loader = pageLoader(async ({ tx, actor, url }) => {
  const searches = await keptSearches(tx, forSchool(actor))
  return {
    forgotten: url.searchParams.get("done") === "forgotten",
    searches: searches.map(({ id, asked }) => ({
      id,
      title: searchInWords(asked, actor.groups),
      href: `/sharing/${sideLabels[asked.side].many}?${new URLSearchParams(searchFields(asked))}`,
    })),
  }
})

export const action = pageAction(async ({ tx, actor, request }) => {
  const form = await request.formData()
  requireSameSchool(form, forSchool(actor))
  const id = form.get("id")
  if (typeof id !== "string" || !isId(id)) return refuseField(form, "", OUT_OF_DATE)
  await forgetSearch(tx, id)
  return redirect("/sharing/searches?done=forgotten")
})

export default function SavedSearches() {
  const { viewer, searches, forgotten } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Your saved searches"
      back={{ href: "/sharing/offers", text: "Offers" }}
    >
      {forgotten && <Banner kind="success" title="The search is forgotten." />}
      {searches.length > 0 ? (
        <>
          <p className="govuk-body">Once a day you hear by email of what is new.</p>
          <ul className="kith-postings">
            {searches.map(({ id, title, href }) => (
              <li key={id}>
                <Card title={<a href={href}>{title}</a>}>
                  <form method="post">
                    <ActingFor viewer={viewer} />
                    <input type="hidden" name="id" value={id} />
                    <Button kind="secondary">
                      Forget it<span className="govuk-visually-hidden">: {title}</span>
                    </Button>
                  </form>
                </Card>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <EmptyState
          title="No saved searches"
          action={<ButtonLink href="/sharing/offers">See what schools offer</ButtonLink>}
        >
          Narrow down the list of offers or needs, and save the search: you hear by email when something new
          fits it.
        </EmptyState>
      )}
    </Page>
  )
}
