import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { formatDate } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readBookingToSettle } from "#app/features/staffing/hours/booking-to-settle.server.ts"
import { type SettlingTime, settleTime } from "#app/features/staffing/hours/settle-time.server.ts"
import { spokenTime } from "#app/features/staffing/time/spoken-time.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { intentOf, refuseField } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) => pageTitle(data?.title ?? "Settle a booking")

const DONE = {
  hours: "It is written into the balances of both schools.",
  gift: "It is written down as a gift, with thanks.",
  "to-be-paid": "It is to be paid for: it goes on the next timesheet of the school that gave the time.",
}

const whoMay = "Bookings are made good by the head, business manager or finance staff of either school."

async function bookingOfPage({ tx, actor, params }: Pick<Visit, "tx" | "actor" | "params">) {
  const { school } = forSchool(actor)
  const booking = await readBookingToSettle(tx, idInAddress(params.bookingId))
  if (!booking) throw notFound()
  const parties = { schoolId: booking.receiver.id, ownerSchoolId: booking.giver.id }
  if (!can(actor, "settle-booking", parties)) throw forbidden(whoMay)
  return { booking, school }
}

export const loader = pageLoader(async (visit) => {
  const { booking, school } = await bookingOfPage(visit)
  const { id, title, giver, receiver, minutes, workedOn, group, settleBy, state, otherwise } = booking
  const isPaid = settleBy === "money" || otherwise === "money"
  const isOpen = state === "delivered" && !isPaid
  const inHours = isOpen && settleBy === "hours"
  return {
    id,
    title,
    done: wordsFor(DONE, visit.url.searchParams.get("done")),
    facts: [
      { key: "Given by", value: giver.name },
      { key: "To", value: receiver.name },
      { key: "Up to", value: formatDate(workedOn) },
      { key: "Time that took place", value: spokenTime(minutes) },
      ...(group ? [{ key: "Counts in", value: group.name }] : []),
    ],
    stands:
      state === "settled"
        ? "This booking is settled."
        : state !== "delivered"
          ? "Say on the booking's page first what took place."
          : isPaid
            ? "It is paid for: the school that gave the time puts it on its timesheet of the month."
            : null,
    press: isOpen ? (settleBy === "gift" ? "Write it down as a gift" : "Settle it in hours") : null,
    mayPay: inHours && school.id === receiver.id,
    mayGive: inHours && school.id === giver.id,
  }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  const { booking } = await bookingOfPage(visit)
  requireSameSchool(form, visit.actor)
  const by = intentOf(form, ["as-agreed", "money", "gift"])
  const outcome = await settleTime(visit.tx, forSchool(visit.actor), booking.id, by)
  const here = `/hours/bookings/${booking.id}`
  if (outcome.kind === "settled") return redirect(`${here}?done=${outcome.as}`)
  if (outcome.kind === "to-be-paid") return redirect(`${here}?done=to-be-paid`)
  return refused(form, outcome)
})

const refused = (
  form: FormData,
  outcome: Exclude<SettlingTime, { kind: "settled" } | { kind: "to-be-paid" }>,
) => {
  switch (outcome.kind) {
    case "beyond-limit":
      return refuseField(form, "", outcome.sentence)
    case "settled-already":
      return refuseField(form, "", "This booking has been settled already")
    case "not-delivered":
      return refuseField(form, "", "Say on the booking's page first what took place")
    case "no-group":
      return refuseField(
        form,
        "",
        "Your schools are in no group together any more, so there are no balances between them. Pay for it, or ask a coordinator",
      )
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(
        "The school that had the time can offer to pay for it, and the school that gave it can make it a gift.",
      )
  }
}

export default function HoursBooking() {
  const { viewer, id, title, done, facts, stands, press, mayPay, mayGive } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={title}
      caption="Make it good"
      back={{ href: "/hours", text: "Give and take" }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      <SummaryList rows={facts} />
      {stands && !done && <p className="govuk-body">{stands}</p>}
      {press && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <ButtonRow>
            <Button name="intent" value="as-agreed">
              {press}
            </Button>
            {mayPay && (
              <Button kind="secondary" name="intent" value="money">
                Pay for it instead
              </Button>
            )}
            {mayGive && (
              <Button kind="secondary" name="intent" value="gift">
                Make it a gift
              </Button>
            )}
          </ButtonRow>
        </form>
      )}
      <p className="govuk-body">
        <a href={`/bookings/${id}`}>The booking</a>
      </p>
    </Page>
  )
}
