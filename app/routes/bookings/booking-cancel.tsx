import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { canBecome, titleOf } from "#app/features/staffing/bookings/booking.ts"
import { cancelForm } from "#app/features/staffing/bookings/booking-form.ts"
import { periodsOf, readBooking } from "#app/features/staffing/bookings/booking-queries.server.ts"
import { noticeInWords } from "#app/features/staffing/bookings/booking-view.ts"
import { cancelBooking, hasBegun, isLateFor } from "#app/features/staffing/bookings/cancel-booking.server.ts"
import { periodInWords } from "#app/features/staffing/bookings/time-words.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { movedOn, onlyThePartiesCancel } from "#app/server/doors/booking-door.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { cannotBeDone, forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Cancel the booking")

async function open({ tx, actor, params }: Visit) {
  const booking = await readBooking(tx, idInAddress(params.bookingId))
  if (!booking) throw notFound()
  if (!can(actor, "cancel-booking", { schoolId: booking.school.id, ownerSchoolId: booking.owner.id }))
    throw forbidden(onlyThePartiesCancel)
  if (!canBecome(booking.state, "cancelled")) throw cannotBeDone(movedOn)
  return booking
}

export const loader = pageLoader(async (visit) => {
  const { tx, actor, now } = visit
  const booking = await open(visit)
  const coming = (await periodsOf(tx, booking.id)).filter((period) => !hasBegun(period, now))
  if (coming.length === 0) throw cannotBeDone("This has begun, so it cannot be cancelled any more.")
  const other = booking.school.id === actor.school?.id ? booking.owner : booking.school
  const isLate = (period: { start: Temporal.Instant }) => isLateFor(booking, [period], now)
  return {
    ...{ id: booking.id, title: titleOf(booking), other: other.name },
    notice: booking.state === "confirmed" ? noticeInWords({ ...booking, startsAt: coming[0]!.start }) : null,
    someLate: coming.some(isLate),
    times: coming.map((period) => ({
      id: period.id,
      text: `${periodInWords(period)}${isLate(period) ? " (late)" : ""}`,
    })),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, now, context } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const { id: bookingId } = await open(visit)
  const parsed = parseForm(cancelForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const wish = { bookingId, ...parsed.value }
  const outcome = await cancelBooking(tx, forSchool(actor), wish, { now, post: context })
  switch (outcome.kind) {
    case "cancelled":
      return redirect(`/bookings/${outcome.bookingId}?done=${outcome.late ? "late" : "cancelled"}`)
    case "too-late":
      return refuseField(form, "periodIds", "Choose days of this booking that have not begun")
    case "moved-on":
      throw cannotBeDone(movedOn)
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(onlyThePartiesCancel)
  }
})

export default function CancelBooking() {
  const { viewer, id, title, other, notice, someLate, times } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const isSeries = times.length > 1
  return (
    <ConfirmPage
      viewer={viewer}
      section="people"
      title="Cancel the booking"
      caption={title}
      back={{ href: `/bookings/${id}`, text: title }}
      faults={faults}
      consequences={[
        `${other} is told, and why.`,
        ...(notice ? [`${notice}.`] : []),
        ...(someLate ? ["It is after the last day of notice: the cancellation is recorded as late."] : []),
        "The time is free again, and is held for the next school that waits for it.",
      ]}
      confirm={isSeries ? "Cancel these days" : "Cancel the booking"}
      cancel={{ href: `/bookings/${id}`, text: "Keep it" }}
    >
      <ActingFor viewer={viewer} />
      <CheckboxGroup
        {...{ name: "periodIds", faults }}
        values={times.map((time) => time.id)}
        label={isSeries ? "Which days?" : "When?"}
        small
        choices={times.map(({ id, text }) => ({ value: id, text }))}
      />
      <TextAreaField {...{ name: "reason", faults }} label="Why?" rows={3} />
    </ConfirmPage>
  )
}
