import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { ownPostings } from "#app/features/expertise/posting-queries.server.ts"
import { postingRow } from "#app/features/expertise/posting-view.ts"
import { sideLabels } from "#app/features/expertise/posting-words.ts"
import { PostingCards } from "#app/features/expertise/views/posting-cards.tsx"
import { SharingTabs } from "#app/features/expertise/views/sharing-tabs.tsx"
import { forSchool } from "#app/server/acting-school.server.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("What we offer and need")

const sides = ["offer", "need"] as const

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  const { school } = forSchool(actor)
  const today = civilDateOf(now)
  const shelves = []
  for (const side of sides) {
    const page = await ownPostings(tx, { schoolId: school.id, side, cursor: url.searchParams.get(side) })
    shelves.push({
      side,
      rows: page.postings.map((posting) => postingRow(posting, { from: null, today })),
      older: page.older && `/sharing/own?${new URLSearchParams({ [side]: page.older })}`,
    })
  }
  return {
    shelves,
    mayPost: can(actor, "post-to-groups"),
    ended: url.searchParams.get("done") === "ended",
  }
})

export default function OwnSharing() {
  const { viewer, shelves, mayPost, ended } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="What we offer and need"
      caption={viewer.school?.name}
      width="wide"
    >
      {ended && <Banner kind="success" title="It is off the lists of your groups." />}
      <SharingTabs current="/sharing/own" hasSchool />
      {mayPost && (
        <ButtonRow>
          {sides.map((side) => (
            <ButtonLink key={side} href={`/sharing/${side}s/new`} kind="secondary">
              {sideLabels[side].verb}
            </ButtonLink>
          ))}
        </ButtonRow>
      )}
      {shelves.map(({ side, rows, older }) => (
        <section key={side} aria-labelledby={side}>
          <h2 className="govuk-heading-m" id={side}>
            {side === "offer" ? "We offer" : "We need"}
          </h2>
          {rows.length > 0 ? (
            <PostingCards rows={rows} level={3} />
          ) : (
            <EmptyState title="Nothing yet">
              {side === "offer"
                ? "A specialist with a free morning, a minibus, two places on a course: other schools may be glad of it."
                : "Say what your school lacks. Kith shows you who offers it, and who else lacks it."}
            </EmptyState>
          )}
          <OlderNewer older={older} what={sideLabels[side].many} />
        </section>
      ))}
    </Page>
  )
}
