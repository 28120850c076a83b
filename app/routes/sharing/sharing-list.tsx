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
import { civilDateOf } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { whereaboutsOf } from "#app/features/expertise/places.server.ts"
import { searchPostings } from "#app/features/expertise/posting-queries.server.ts"
import {
  isNarrowed,
  readPostingSearch,
  searchFields,
  unreadable,
} from "#app/features/expertise/posting-search.ts"
import { postingRow } from "#app/features/expertise/posting-view.ts"
import { sideLabels } from "#app/features/expertise/posting-words.ts"
import { keepSearch, MOST_SEARCHES } from "#app/features/expertise/saved-searches.server.ts"
import { PostingCards } from "#app/features/expertise/views/posting-cards.tsx"
import { PostingFilters } from "#app/features/expertise/views/posting-filters.tsx"
import { SharingTabs } from "#app/features/expertise/views/sharing-tabs.tsx"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { sideInAddress } from "#app/server/doors/sharing-door.ts"
import { refuseField } from "#app/server/form.server.ts"
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
  const schoolId = actor.school?.id ?? null
  const { phase, from, unknown } = await whereaboutsOf(tx, schoolId, search)
  const sentences = unreadable(url.searchParams)
  if (unknown)
    sentences.postcode = `No school of the register lies near ${search.postcode}. Check the postcode`
  if (search.miles !== undefined && from === null)
    sentences.postcode ??= "Enter a postcode: where your school lies is not known"
  const page = await searchPostings(tx, {
    ...{ search, schoolId, phase, from, today },
    cursor: url.searchParams.get("at"),
  })
  const fields = searchFields(search)
  return {
    side,
    fields,
    faults:
      Object.keys(sentences).length > 0
        ? { typed: { ...fields, ...Object.fromEntries(url.searchParams) }, sentences }
        : null,
    hasPhase: phase !== null,
    measuredFrom: search.postcode !== undefined && !unknown ? search.postcode : null,
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
  const faults = useActionData<typeof action>()?.faults ?? page.faults
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
      <SharingTabs current={`/sharing/${side}s`} hasSchool={viewer.school !== null} />
      <Details summary="Narrow down the list" open={page.isNarrowed || page.faults !== null}>
        <PostingFilters
          what={many}
          fields={fields}
          groups={viewer.groups}
          hasPhase={page.hasPhase}
          faults={page.faults}
          clear={page.isNarrowed ? `/sharing/${side}s` : null}
        />
      </Details>
      {page.measuredFrom && (
        <p className="govuk-body">
          Distances are measured from {page.measuredFrom}, straight across the map.
        </p>
      )}
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
      {page.isNarrowed && page.maySave && page.faults === null && (
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
