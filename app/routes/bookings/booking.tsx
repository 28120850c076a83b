import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { Tag } from "#app/components/tag.tsx"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { confirmBooking } from "#app/features/staffing/bookings/answer-booking.server.ts"
import { fullWeekSentence, leftOutDays } from "#app/features/staffing/bookings/asking-words.ts"
import { partiesOf, titleOf } from "#app/features/staffing/bookings/booking.ts"
import { confirmForm } from "#app/features/staffing/bookings/booking-form.ts"
import { readBooking } from "#app/features/staffing/bookings/booking-queries.server.ts"
import { presentBooking } from "#app/features/staffing/bookings/present-booking.server.ts"
import { BookingTimes } from "#app/features/staffing/bookings/views/booking-times.tsx"
import { ConfirmBooking } from "#app/features/staffing/bookings/views/confirm-booking.tsx"
import { dayFaultSentence } from "#app/features/staffing/days/counting-days.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { movedOn, onlyTheOwnerAnswers } from "#app/server/doors/booking-door.ts"
import { intentOf, parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) => pageTitle(data?.title ?? "Booking")

const DONE: Record<string, string> = {
  asked: "Asked. You hear by email when the other school answers.",
  booked: "Booked.",
  confirmed: "Confirmed. The other school has been told.",
  declined: "Declined. The other school has been told.",
  cancelled: "Cancelled. The other school has been told.",
  late: "Cancelled late, after the last day of notice. The other school has been told.",
  delivered: "Thank you. The other school has been told.",
}

export const loader = pageLoader(async ({ tx, actor, params, url, now }) => {
  const booking = await readBooking(tx, idInAddress(params.bookingId))
  if (!booking) throw notFound()
  const left = leftOutDays(url.searchParams.get("left"))
  return {
    title: titleOf(booking),
    ...(await presentBooking(tx, actor, booking, { now, left })),
    done: wordsFor(DONE, url.searchParams.get("done")),
  }
})

export const action = pageAction(async ({ tx, actor, params, request, now, context }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  intentOf(form, ["confirm"])
  const bookingId = idInAddress(params.bookingId)
  const booking = await readBooking(tx, bookingId)
  if (!booking) throw notFound()
  if (!can(actor, "answer-booking", partiesOf(booking))) throw forbidden(onlyTheOwnerAnswers)
  const parsed = parseForm(confirmForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await confirmBooking(
    tx,
    forSchool(actor),
    { bookingId, ...parsed.value },
    { now, post: context },
  )
  switch (outcome.kind) {
    case "confirmed":
      return redirect(`/bookings/${bookingId}?done=confirmed`)
    case "over-hours":
      return refuseField(form, "travelMinutes", fullWeekSentence(outcome.weeks))
    case "day-does-not-count":
      return refuseField(
        form,
        "resourceId",
        `${dayFaultSentence(outcome.day, outcome.fault)}. Choose somebody else, or ask ${booking.school.name} to call that day off`,
      )
    case "name-somebody":
      return refuseField(form, "resourceId", "Choose who it will be")
    case "taken":
      return refuseField(form, "resourceId", "Choose somebody else: they are taken at one of these times")
    case "moved-on":
      return refuseField(form, "", movedOn)
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(onlyTheOwnerAnswers)
  }
})

export default function BookingPage() {
  const { viewer, id, title, state, facts, times, note, left, done, may, confirming } =
    useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="people"
      title={title}
      caption="Booking"
      back={{ href: "/bookings", text: "Bookings" }}
      faults={faults}
      actions={<Tag tone={state.tone}>{state.text}</Tag>}
    >
      {done && <Banner kind="success" title={done} />}
      {left.length > 0 && (
        <Banner kind="notice" title={left.length === 1 ? "One day is left out" : "Some days are left out"}>
          <ul className="govuk-list govuk-list--bullet">
            {left.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Banner>
      )}
      <BookingTimes times={times} />
      {note !== "" && <p className="kith-said">{note}</p>}
      <SummaryList rows={facts} />
      {confirming && <ConfirmBooking viewer={viewer} {...{ id, confirming, faults }} />}
      {(may.cancel || may.deliver || may.settle) && (
        <ButtonRow>
          {may.settle && <ButtonLink href={`/hours/bookings/${id}`}>Make it good</ButtonLink>}
          {may.deliver && <ButtonLink href={`/bookings/${id}/delivered`}>Say what took place</ButtonLink>}
          {may.cancel && (
            <ButtonLink href={`/bookings/${id}/cancel`} kind="secondary">
              Cancel it
            </ButtonLink>
          )}
        </ButtonRow>
      )}
    </Page>
  )
}
