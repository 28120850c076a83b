import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { reviewForm } from "#app/features/staffing/reviews/review-form.ts"
import { bookingToReview } from "#app/features/staffing/reviews/review-queries.server.ts"
import { writeReview } from "#app/features/staffing/reviews/write-review.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) =>
  pageTitle(data ? `How it was: ${data.title}` : "How it was")

const whoMay =
  "How a booking was is said by the school that had booked: its head, business managers and staff."

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const booking = await bookingToReview(tx, idInAddress(params.bookingId))
  if (!booking) throw notFound()
  if (!can(actor, "write-review", booking)) throw forbidden(whoMay)
  const { title, owner, tookPlace, isReviewed, resourceId } = booking
  return { title, owner, tookPlace, isReviewed, resourceId }
})

export const action = pageAction(async ({ tx, actor, params, request, context }) => {
  const bookingId = idInAddress(params.bookingId)
  const form = await request.formData()
  requireSameSchool(form, actor)
  const booking = await bookingToReview(tx, bookingId)
  if (!booking) throw notFound()
  if (!can(actor, "write-review", booking)) throw forbidden(whoMay)
  const parsed = parseForm(reviewForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await writeReview(tx, forSchool(actor), { bookingId, words: parsed.value.words }, context)
  switch (outcome.kind) {
    case "written":
    case "written-already":
      return redirect(`/people-and-things/${outcome.resourceId}?done=${outcome.kind}`)
    case "not-delivered":
      return refuseField(
        form,
        "",
        "This booking has not taken place yet, or nobody has confirmed that it did",
      )
    case "not-allowed":
      throw forbidden(whoMay)
    case "not-found":
      throw notFound()
  }
})

export default function BookingReview() {
  const { viewer, title, owner, tookPlace, isReviewed, resourceId } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={`How it was: ${title}`}
      caption={`Shared by ${owner}`}
      back={{ href: `/people-and-things/${resourceId}`, text: title }}
      faults={faults}
    >
      {isReviewed && <p>Your school has said how this booking was. What it said stands.</p>}
      {!isReviewed && !tookPlace && <p>You can say so once the booking has taken place.</p>}
      {!isReviewed && tookPlace && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <TextAreaField
            name="words"
            label="How was it?"
            hint={`${owner} reads it first, and decides whether other schools do. Name no children.`}
            rows={6}
            faults={faults}
          />
          <Button>Send it</Button>
        </form>
      )}
    </Page>
  )
}
