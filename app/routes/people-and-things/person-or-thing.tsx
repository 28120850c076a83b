import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { actsForSchool } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { offersAbout } from "#app/features/expertise/offers-about.server.ts"
import { postingRow } from "#app/features/expertise/posting-view.ts"
import { PostingCards } from "#app/features/expertise/views/posting-cards.tsx"
import { isOffered } from "#app/features/staffing/bookings/ask-for-booking.server.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { resourceFacts } from "#app/features/staffing/bookings/resource-view.ts"
import { answerForm, settleForm, settleIntents } from "#app/features/staffing/reviews/review-form.ts"
import { readReview } from "#app/features/staffing/reviews/review-queries.server.ts"
import { ReviewsSection } from "#app/features/staffing/reviews/reviews-section.tsx"
import { answerReview, settleReview } from "#app/features/staffing/reviews/settle-review.server.ts"
import { AvailabilitySection } from "#app/routes/people-and-things/availability-section.tsx"
import { presentAvailability } from "#app/routes/people-and-things/present-availability.server.ts"
import { presentReviews } from "#app/routes/people-and-things/present-reviews.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { intentOf, parseForm, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) => pageTitle(data?.title ?? "To book")

const DONE: Record<string, string> = {
  listed: "Shared. Schools of the groups that you chose can ask for its time.",
  changed: "Changed.",
  written: "Thank you. Their school reads it first, and decides whether others do.",
  "written-already": "Your school has said how this booking was. What it said stands.",
  show: "Other schools can read it now.",
  "keep-back": "It stays between your two schools.",
  answered: "Your answer stands below it.",
}

export const loader = pageLoader(async (visit) => {
  const { tx, actor, params, url, now } = visit
  const resource = await readResource(tx, idInAddress(params.resourceId))
  if (!resource) throw notFound()
  const offers = await offersAbout(tx, resource.id)
  const { id, kind, title, description, active, school } = resource
  return {
    ...{ id, kind, title, description, active, school: school.name },
    facts: resourceFacts(resource, [...actor.groups, ...actor.coordinates]),
    availability: await presentAvailability(visit, resource),
    offers: offers.map((posting) => postingRow(posting, { from: null, today: civilDateOf(now) })),
    ...(await presentReviews(visit, resource)),
    mayBook: actsForSchool(actor) && can(actor, "ask-for-booking") && isOffered(actor, resource),
    mayChange: can(actor, "change-resource", { schoolId: school.id }),
    done: wordsFor(DONE, url.searchParams.get("done")),
  }
})

export const action = pageAction(async ({ tx, actor, params, request }) => {
  const resourceId = idInAddress(params.resourceId)
  const form = await request.formData()
  requireSameSchool(form, actor)
  const intent = intentOf(form, settleIntents)
  const parsed = parseForm(settleForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { reviewId } = parsed.value
  const review = await readReview(tx, reviewId)
  if (!review || review.resourceId !== resourceId) throw notFound()
  if (!can(actor, "settle-review", review))
    throw forbidden("What is said of staff is decided by their own school's head or business manager.")
  const school = forSchool(actor)
  const here = `/people-and-things/${resourceId}`
  if (intent === "answer") {
    const answer = parseForm(answerForm, form)
    if (!answer.ok) return refuseForm(answer.faults)
    await answerReview(tx, school, reviewId, answer.value.answer)
    return redirect(`${here}?done=answered`)
  }
  await settleReview(tx, school, reviewId, intent === "show" ? "shown" : "kept-back")
  return redirect(`${here}?done=${intent}`)
})

export default function PersonOrThing() {
  const { viewer, id, title, school, mayBook, mayChange, ...shown } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const { reviews, older, toReview } = shown
  return (
    <Page
      viewer={viewer}
      section="people"
      width="wide"
      title={title}
      caption={`Shared by ${school}`}
      back={
        mayChange
          ? { href: "/people-and-things/own", text: "What we share" }
          : { href: "/people-and-things", text: "People and things to book" }
      }
      faults={faults}
    >
      {shown.done && !faults && <Banner kind="success" title={shown.done} />}
      {!shown.active && (
        <Banner kind="notice" title="This cannot be booked now. What is booked stays booked." />
      )}
      {shown.description !== "" && <p className="kith-said">{shown.description}</p>}
      <SummaryList rows={shown.facts} />
      {(mayBook || mayChange) && (
        <ButtonRow>
          {mayBook && <ButtonLink href={`/people-and-things/${id}/book`}>Book a time</ButtonLink>}
          {mayChange && (
            <ButtonLink href={`/people-and-things/${id}/edit`} kind="secondary">
              Change it
            </ButtonLink>
          )}
        </ButtonRow>
      )}
      <AvailabilitySection {...{ id, mayBook }} availability={shown.availability} />
      {shown.offers.length > 0 && (
        <section aria-labelledby="offers">
          <h2 className="govuk-heading-m" id="offers">
            What is offered
          </h2>
          <PostingCards rows={shown.offers} level={3} />
        </section>
      )}
      <ReviewsSection {...{ reviews, older, toReview, school, viewer, faults }} />
    </Page>
  )
}
