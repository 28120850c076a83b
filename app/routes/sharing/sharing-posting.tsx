import { redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { groupIdsOf } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { matchesFor } from "#app/features/expertise/matches.server.ts"
import { placeOfSchool } from "#app/features/expertise/places.server.ts"
import { stands } from "#app/features/expertise/posting.ts"
import { approvePosting } from "#app/features/expertise/posting-approvals.server.ts"
import { readPosting } from "#app/features/expertise/posting-queries.server.ts"
import { postingFacts, postingRow } from "#app/features/expertise/posting-view.ts"
import { sideLabels } from "#app/features/expertise/posting-words.ts"
import { PostingCards } from "#app/features/expertise/views/posting-cards.tsx"
import { whomToAsk } from "#app/features/expertise/whom-to-ask.server.ts"
import { LeaderList } from "#app/features/groups/coordinators/leader-list.tsx"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) => pageTitle(data?.title ?? "Sharing")

const DONE: Record<string, string> = {
  posted: "Posted. Schools of the groups that you chose can see it.",
  changed: "Changed.",
  approved: "Approved. Schools of its groups can see it now.",
}

export const loader = pageLoader(async ({ tx, actor, params, url, now }) => {
  const posting = await readPosting(tx, idInAddress(params.postingId))
  if (!posting) throw notFound()
  const today = civilDateOf(now)
  const isOwn = posting.school.id === actor.school?.id
  const from = actor.school ? await placeOfSchool(tx, actor.school.id) : null
  const looker = { from, today }
  const lookerAt = (schoolId: string) => (schoolId === actor.school?.id ? { ...looker, from: null } : looker)
  const matches = await matchesFor(tx, posting, today)
  const seen = groupIdsOf(actor)
  const groups = [...actor.groups, ...actor.coordinates].filter(({ id }) => seen.includes(id))
  return {
    ...{ id: posting.id, side: posting.side, title: posting.title, school: posting.school.name },
    description: posting.description,
    isOwn,
    contacts: isOwn || !stands(posting, today) ? [] : await whomToAsk(tx, posting),
    stands: stands(posting, today),
    awaitsApproval: posting.awaitsApproval,
    specialist: posting.resourceId,
    mayApprove: can(actor, "approve-posting", { schoolId: posting.school.id }),
    mayChange: can(actor, "change-posting", { schoolId: posting.school.id }),
    facts: postingFacts(posting, groups, lookerAt(posting.school.id)),
    matches: matches.map(({ posting: other, fit }) => postingRow(other, lookerAt(other.school.id), fit)),
    done: wordsFor(DONE, url.searchParams.get("done")),
  }
})

export const action = pageAction(async ({ tx, actor, params, request, context }) => {
  const id = idInAddress(params.postingId)
  requireSameSchool(await request.formData(), actor)
  const outcome = await approvePosting(tx, forSchool(actor), id, context)
  if (outcome.kind === "not-found") throw notFound()
  if (outcome.kind === "not-allowed")
    throw forbidden("What an offer says of staff is approved by the school's head or business manager.")
  return redirect(`/sharing/postings/${id}?done=approved`)
})

export default function SharingPosting() {
  const posting = useLoaderData<typeof loader>()
  const { viewer, id, side, title, school, isOwn, matches, done } = posting
  const others = sideLabels[side === "offer" ? "need" : "offer"].many
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={title}
      caption={`${side === "offer" ? "Offered" : "Needed"} by ${school}`}
      back={
        isOwn
          ? { href: "/sharing/own", text: "Our own" }
          : { href: `/sharing/${side}s`, text: `All ${side}s` }
      }
      actions={
        posting.mayChange &&
        posting.stands && <ButtonLink href={`/sharing/postings/${id}/edit`}>Change it</ButtonLink>
      }
    >
      {done && !posting.awaitsApproval && <Banner kind="success" title={done} />}
      {posting.awaitsApproval && posting.stands && (
        <Banner kind="notice" title="Nobody outside your school sees this yet">
          <p>
            It speaks of your staff, so a head or business manager of your school approves what it says first.
          </p>
          {posting.mayApprove && (
            <form method="post">
              <ActingFor viewer={viewer} />
              <Button>Approve it</Button>
            </form>
          )}
        </Banner>
      )}
      {!posting.stands && <Banner kind="notice" title="This has ended. It is on nobody's list any more." />}
      {posting.description !== "" && <p className="kith-said">{posting.description}</p>}
      <SummaryList rows={posting.facts} />
      {posting.specialist && (
        <p>
          <a href={`/people-and-things/${posting.specialist}`}>When they are free, and what schools say</a>
        </p>
      )}
      {posting.contacts.length > 0 && (
        <section aria-labelledby="contacts">
          <h2 className="govuk-heading-m" id="contacts">
            Whom to ask at {school}
          </h2>
          <LeaderList leaders={posting.contacts} />
        </section>
      )}
      {posting.stands && (
        <section aria-labelledby="matches">
          <h2 className="govuk-heading-m" id="matches">
            {side === "offer" ? "Needs that it fits" : "Offers that fit"}
          </h2>
          {matches.length > 0 ? (
            <PostingCards rows={matches} level={3} />
          ) : (
            <EmptyState title={`No ${others} fit yet`}>
              {isOwn
                ? "You hear by email as soon as one does."
                : "Whoever posted it hears by email as soon as one does."}
            </EmptyState>
          )}
        </section>
      )}
      {posting.mayChange && posting.stands && (
        <p className="govuk-body kith-no-print">
          <a href={`/sharing/postings/${id}/end`}>Take it off the list</a>
        </p>
      )}
    </Page>
  )
}
