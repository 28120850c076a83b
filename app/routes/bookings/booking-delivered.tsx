import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { canBecome, titleOf } from "#app/features/staffing/bookings/booking.ts"
import { deliveryForm } from "#app/features/staffing/bookings/booking-form.ts"
import { periodsOf, readBooking } from "#app/features/staffing/bookings/booking-queries.server.ts"
import { minutesOf } from "#app/features/staffing/bookings/contract-hours.ts"
import { deliverBooking } from "#app/features/staffing/bookings/deliver-booking.server.ts"
import { periodInWords } from "#app/features/staffing/bookings/time-words.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { movedOn, whoSaysItTookPlace } from "#app/server/doors/booking-door.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { cannotBeDone, forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Say what took place")

const notOver = "This has not ended yet. Come back once it has."

async function open({ tx, actor, params, now }: Visit) {
  const booking = await readBooking(tx, idInAddress(params.bookingId))
  if (!booking) throw notFound()
  if (!can(actor, "deliver-booking", { schoolId: booking.school.id, ownerSchoolId: booking.owner.id }))
    throw forbidden(whoSaysItTookPlace)
  if (!canBecome(booking.state, "delivered")) throw cannotBeDone(movedOn)
  if (Temporal.Instant.compare(booking.endsAt, now) > 0) throw cannotBeDone(notOver)
  return { booking, periods: await periodsOf(tx, booking.id) }
}

export const loader = pageLoader(async (visit) => {
  const { booking, periods } = await open(visit)
  return {
    ...{ id: booking.id, title: titleOf(booking) },
    times: periods.map((period) => ({
      id: period.id,
      text: periodInWords(period),
      minutes: String(minutesOf(period)),
    })),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, now, context } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const { booking, periods } = await open(visit)
  const parsed = parseForm(deliveryForm(periods), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const said = { bookingId: booking.id, minutes: parsed.value.minutes }
  const outcome = await deliverBooking(tx, forSchool(actor), said, { now, post: context })
  switch (outcome.kind) {
    case "delivered":
      return redirect(`/bookings/${booking.id}?done=delivered`)
    case "too-early":
      throw cannotBeDone(notOver)
    case "moved-on":
      throw cannotBeDone(movedOn)
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(whoSaysItTookPlace)
  }
})

export default function BookingDelivered() {
  const { viewer, id, title, times } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="people"
      title="What took place?"
      caption={title}
      back={{ href: `/bookings/${id}`, text: title }}
      faults={faults}
    >
      <p className="govuk-body">
        Put right what was shorter or longer, and write 0 where nothing took place.
      </p>
      <form method="post">
        <ActingFor viewer={viewer} />
        {times.map((time) => (
          <TextField
            key={time.id}
            {...{ name: `minutes.${time.id}`, value: time.minutes, faults }}
            label={time.text}
            width={5}
            inputMode="numeric"
            suffix="minutes"
          />
        ))}
        <ButtonRow>
          <Button>This took place</Button>
          <a href={`/bookings/${id}`}>Go back</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
