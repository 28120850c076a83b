import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonLink } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { civilDateOf } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { placeOfSchool, searchPostings } from "#app/features/expertise/posting-queries.server.ts"
import { isNarrowed, readPostingSearch, searchFields } from "#app/features/expertise/posting-search.ts"
import { postingRow } from "#app/features/expertise/posting-view.ts"
import { sideLabels } from "#app/features/expertise/posting-words.ts"
import { keepSearch, MOST_SEARCHES } from "#app/features/expertise/saved-searches.server.ts"
import { PostingCards } from "#app/features/expertise/views/posting-cards.tsx"
import { PostingFilters } from "#app/features/expertise/views/posting-filters.tsx"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { refuseField } from "#app/server/form.server.ts"
import { sideInAddress } from "#app/server/sharing-door.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ params }: { params: { side?: string } }) =>
  pageTitle(params.side === "needs" ? "What schools need" : "What schools offer")

const DONE: Record<string, string> = {
  ended: "It is off the list.",
  kept: "Your search is saved. You hear by email when something new fits it.",
}

export const loader = pageLoader(async ({ tx, actor, params, url, now }) => {
  const side = sideInAddress(params.side)
  const search = readPostingSearch(side, url.searchParams)
  const today = civilDateOf(now)
  const from = actor.school ? await placeOfSchool(tx, actor.school.id) : null
  const page = await searchPostings(tx, {
    ...{ search, from, today },
    schoolId: actor.school?.id ?? null,
    cursor: url.searchParams.get("at"),
  })
  const fields = searchFields(search)
  return {
    side,
    fields,
    knowsPlace: from !== null,
    isNarrowed: isNarrowed(search),
    rows: page.postings.map((posting) => postingRow(posting, { from, today })),
    older: page.older && `/sharing/${side}s?${new URLSearchParams({ ...fields, at: page.older })}`,
    mayPost: can(actor, "post-to-groups"),
    maySave: can(actor, "save-search"),
    done: wordsFor(DONE, url.searchParams.get("done")),
  }
})

export const action = pageAction(async ({ tx, actor, params, request, url }) => {
  const side = sideInAddress(params.side)
  const form = await request.formData()
  const searcher = forSchool(actor)
  requireSameSchool(form, actor)
  const search = readPostingSearch(side, url.searchParams)
  const keeping = await keepSearch(tx, searcher, search)
  if (keeping.kind === "too-many")
    return refuseField(form, "", `You keep ${MOST_SEARCHES} searches. Forget one before you save another`)
  return redirect(`/sharing/${side}s?${new URLSearchParams({ ...searchFields(search), done: "kept" })}`)
})

export default function SharingList() {
  const page = useLoaderData<typeof loader>()
  const { viewer, side, fields, rows, older, done } = page
  const faults = useActionData<typeof action>()?.faults
  const { many, verb } = sideLabels[side]
  const post = page.mayPost && <ButtonLink href={`/sharing/${side}s/new`}>{verb}</ButtonLink>
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={side === "offer" ? "What schools offer" : "What schools need"}
      width="wide"
      actions={post}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      <TabsAsLinks
        label="Offers and needs"
        tabs={[
          { href: "/sharing/offers", text: "Offers", current: side === "offer" },
          { href: "/sharing/needs", text: "Needs", current: side === "need" },
          { href: "/sharing/own", text: "Our own", current: false },
          { href: "/posts", text: "Shared posts", current: false },
          ...(viewer.school ? [{ href: "/hours", text: "Give and take", current: false }] : []),
        ]}
      />
      <Details summary="Narrow down the list" open={page.isNarrowed}>
        <PostingFilters
          what={many}
          fields={fields}
          groups={viewer.groups}
          knowsPlace={page.knowsPlace}
          clear={page.isNarrowed ? `/sharing/${side}s` : null}
        />
      </Details>
      {rows.length > 0 ? (
        <PostingCards rows={rows} />
      ) : (
        <EmptyState
          title={page.isNarrowed ? `No ${many} fit` : `No ${many} yet`}
          action={
            page.isNarrowed ? <ButtonLink href={`/sharing/${side}s`}>Show all of them</ButtonLink> : post
          }
        >
          {page.isNarrowed
            ? "Try fewer words, a longer distance or another day. Save the search to hear of what comes."
            : "What schools of your groups offer and need stands here. Start with something of your own."}
        </EmptyState>
      )}
      <OlderNewer older={older} what={many} />
      {page.isNarrowed && page.maySave && (
        <form method="post" className="kith-no-print">
          <ActingFor viewer={viewer} />
          <Button kind="secondary">Save this search, and email me what is new</Button>
        </form>
      )}
      {page.maySave && (
        <p className="govuk-body kith-no-print">
          <a href="/sharing/searches">Your saved searches</a>
        </p>
      )}
    </Page>
  )
}
