import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { PostingCards } from "#app/features/expertise/views/posting-cards.tsx"
import { SpanSteps } from "#app/features/staffing/calendar/span-steps.tsx"
import { TermTable, WeekTable } from "#app/features/staffing/calendar/span-tables.tsx"
import { answerForm, settleForm, settleIntents } from "#app/features/staffing/reviews/review-form.ts"
import { ReviewList, type ReviewView } from "#app/features/staffing/reviews/review-list.tsx"
import { readReview } from "#app/features/staffing/reviews/review-queries.server.ts"
import { answerReview, settleReview } from "#app/features/staffing/reviews/settle-review.server.ts"
import { presentSpecialist } from "#app/routes/specialists/present-specialist.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { intentOf, parseForm, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) => pageTitle(data?.title ?? "Specialist")

export const loader = pageLoader(async (visit) => {
  const specialist = await presentSpecialist(visit, idInAddress(visit.params.resourceId))
  if (!specialist) throw notFound()
  return specialist
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
  if (intent === "answer") {
    const answer = parseForm(answerForm, form)
    if (!answer.ok) return refuseForm(answer.faults)
    await answerReview(tx, school, reviewId, answer.value.answer)
    return redirect(`/specialists/${resourceId}?done=answered`)
  }
  await settleReview(tx, school, reviewId, intent === "show" ? "shown" : "kept-back")
  return redirect(`/specialists/${resourceId}?done=${intent}`)
})

export default function Specialist() {
  const { viewer, id, done, title, school, description, bookHref, hours, span, days, ...rest } =
    useLoaderData<typeof loader>()
  const { offers, reviews, older, toReview } = rest
  const faults = useActionData<typeof action>()?.faults
  const href = ({ view = span.view, on = span.start }: { view?: string; on?: string | null }) => {
    const search = new URLSearchParams({ view, ...(on ? { on } : {}) })
    return `/specialists/${id}?${search}#calendar`
  }
  return (
    <Page
      viewer={viewer}
      section="sharing"
      width="wide"
      title={title}
      caption={`Shared by ${school}`}
      faults={faults}
      actions={<ButtonLink href={bookHref}>What is free, and booking</ButtonLink>}
    >
      {done && <Banner kind="success" title={done} />}
      {description !== "" && <p className="kith-said">{description}</p>}
      <h2 className="govuk-heading-m" id="calendar">
        {span.name}
      </h2>
      <p>{hours}</p>
      <SpanSteps {...{ span, href }} isNow={days.some(({ isToday }) => isToday)} />
      <div className="kith-calendar">
        {span.view === "week" ? (
          <WeekTable caption={span.name} days={days} />
        ) : (
          <TermTable caption={span.name} days={days} hrefOf={(on) => href({ view: "week", on })} />
        )}
      </div>
      {offers.length > 0 && (
        <>
          <h2 className="govuk-heading-m">What is offered</h2>
          <PostingCards rows={offers} level={3} />
        </>
      )}
      <h2 className="govuk-heading-m">What schools say</h2>
      {toReview.map(({ id, when }) => (
        <p key={id}>
          <a href={`/bookings/${id}/review`}>Say how your booking {when} was</a>
        </p>
      ))}
      {reviews.length === 0 ? (
        <EmptyState title="Nothing yet">
          A school that has had them can say how it was. {school} decides whether others read it.
        </EmptyState>
      ) : (
        <ReviewList
          reviews={reviews}
          answeredBy={school}
          actions={(review) => review.isOurs && <Settle review={review} viewer={viewer} faults={faults} />}
        />
      )}
      <OlderNewer what="reviews" older={older} />
    </Page>
  )
}

type SettleProps = {
  review: ReviewView
  viewer: Parameters<typeof ActingFor>[0]["viewer"]
  faults: Parameters<typeof TextAreaField>[0]["faults"]
}

function Settle({ review, viewer, faults }: SettleProps) {
  const ours = faults?.typed.reviewId === review.id ? faults : undefined
  return (
    <>
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="reviewId" value={review.id} />
        <ButtonRow>
          {review.state !== "shown" && (
            <Button name="intent" value="show" kind="secondary">
              Let others read it
            </Button>
          )}
          {review.state !== "kept-back" && (
            <Button name="intent" value="keep-back" kind="quiet">
              Keep it between us
            </Button>
          )}
        </ButtonRow>
      </form>
      <Details summary={review.answer === "" ? "Answer it" : "Change your answer"} open={ours !== undefined}>
        <form method="post">
          <ActingFor viewer={viewer} />
          <input type="hidden" name="reviewId" value={review.id} />
          <TextAreaField
            id={`answer-${review.id}`}
            name="answer"
            label="Your answer"
            hint="Stands below what they said, for whoever reads it."
            value={review.answer}
            faults={ours}
          />
          <Button name="intent" value="answer">
            Answer
          </Button>
        </form>
      </Details>
    </>
  )
}
