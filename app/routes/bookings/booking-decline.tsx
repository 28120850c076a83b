import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { declineBooking } from "#app/features/staffing/bookings/answer-booking.server.ts"
import { canBecome, partiesOf, titleOf } from "#app/features/staffing/bookings/booking.ts"
import { declineForm } from "#app/features/staffing/bookings/booking-form.ts"
import { readBooking } from "#app/features/staffing/bookings/booking-queries.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { movedOn, onlyTheOwnerAnswers } from "#app/server/doors/booking-door.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { cannotBeDone, forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Decline the booking")

async function open({ tx, actor, params }: Visit) {
  const booking = await readBooking(tx, idInAddress(params.bookingId))
  if (!booking) throw notFound()
  if (!can(actor, "answer-booking", partiesOf(booking))) throw forbidden(onlyTheOwnerAnswers)
  if (booking.openTo)
    throw forbidden(
      `${booking.school.name} asked every school of ${booking.openTo.name}: nobody has to say no.`,
    )
  if (!canBecome(booking.state, "declined")) throw cannotBeDone(movedOn)
  return booking
}

export const loader = pageLoader(async (visit) => {
  const booking = await open(visit)
  return { id: booking.id, title: titleOf(booking), school: booking.school.name }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, now, context } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const { id: bookingId } = await open(visit)
  const parsed = parseForm(declineForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const wish = { bookingId, reason: parsed.value.reason }
  const outcome = await declineBooking(tx, forSchool(actor), wish, { now, post: context })
  switch (outcome.kind) {
    case "declined":
      return redirect(`/bookings/${bookingId}?done=declined`)
    case "moved-on":
      throw cannotBeDone(movedOn)
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(onlyTheOwnerAnswers)
  }
})

export default function DeclineBooking() {
  const { viewer, id, title, school } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <ConfirmPage
      viewer={viewer}
      section="people"
      title="Decline the booking"
      caption={title}
      back={{ href: `/bookings/${id}`, text: title }}
      faults={faults}
      consequences={[
        `${school} does not get it, and is told why.`,
        "The time is free again, and is held for the next school that waits for it.",
      ]}
      confirm="Decline the booking"
      cancel={{ href: `/bookings/${id}`, text: "Go back" }}
    >
      <ActingFor viewer={viewer} />
      <TextAreaField {...{ name: "reason", faults }} label="Why?" rows={3} />
    </ConfirmPage>
  )
}
