import { data, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { askForBooking, isOffered } from "#app/features/staffing/bookings/ask-for-booking.server.ts"
import { leftOutInAddress, obstacleOf } from "#app/features/staffing/bookings/asking-words.ts"
import { bookingForm } from "#app/features/staffing/bookings/booking-form.ts"
import { type Resource, settlementsOf } from "#app/features/staffing/bookings/resource.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { resourceFacts } from "#app/features/staffing/bookings/resource-view.ts"
import { AskFields } from "#app/features/staffing/bookings/views/ask-fields.tsx"
import { waitForTime } from "#app/features/staffing/bookings/wait-for-time.server.ts"
import { isWorthWaiting } from "#app/features/staffing/bookings/waiting.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { notOffered, whoBooks } from "#app/server/doors/booking-door.ts"
import { bookableTerms, typedInAddress } from "#app/server/doors/booking-terms.server.ts"
import {
  intentOf,
  parseForm,
  refuseField,
  refuseForm,
  refuseSpentForm,
  typedIn,
} from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) =>
  pageTitle(`Book: ${data?.title ?? "people and things"}`)

async function open({ tx, actor, params }: Visit): Promise<Resource> {
  const resource = await readResource(tx, idInAddress(params.resourceId))
  if (!resource) throw notFound()
  if (!can(actor, "ask-for-booking")) throw forbidden(whoBooks(actor))
  if (!isOffered(forSchool(actor), resource)) throw forbidden(notOffered)
  return resource
}

export const loader = pageLoader(async (visit) => {
  const resource = await open(visit)
  const { school } = forSchool(visit.actor)
  const { current } = await bookableTerms(visit.tx, school.id, visit.now)
  const settlements = settlementsOf(resource)
  return {
    ...{ id: crypto.randomUUID(), resourceId: resource.id, title: resource.title, kind: resource.kind },
    ...{ settlements, terms: current, typed: typedInAddress(visit.url.searchParams, settlements) },
    isOwn: resource.school.id === school.id,
    owner: resource.school.name,
    facts: resourceFacts(resource, []).filter(({ key }) => ["Price", "To be had", "Contract"].includes(key)),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, now, context } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const intent = intentOf(form, ["ask", "wait"])
  const resource = await open(visit)
  const asker = forSchool(actor)
  const { all } = await bookableTerms(tx, asker.school.id, now)
  const rules = { now, kind: resource.kind, terms: all }
  const parsed = parseForm(bookingForm(rules, settlementsOf(resource)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const asked = { ...parsed.value, resourceId: resource.id }
  const outcome =
    intent === "ask"
      ? await askForBooking(tx, asker, asked, { now, post: context })
      : await waitForTime(tx, asker, asked, now)
  switch (outcome.kind) {
    case "asked":
      return redirect(
        `/bookings/${asked.id}?done=${resource.school.id === asker.school.id ? "booked" : "asked"}${leftOutInAddress(outcome.leftOut)}`,
      )
    case "waiting":
      return redirect("/bookings?done=waiting")
    case "free":
      return refuseField(form, "", "This time is free: ask for it")
    case "not-a-series":
      return refuseField(
        form,
        "repeats",
        "Ask for the series, and choose below to wait for the days that are taken",
      )
    case "not-offered":
      throw forbidden(notOffered)
    case "not-allowed":
      throw forbidden(whoBooks(actor))
    case "not-found":
      return refuseSpentForm(form)
    default: {
      const isSeries = asked.when.kind === "series"
      const mayWait = !isSeries && isWorthWaiting(outcome, resource.weeklyMinutes)
      const { field, sentence } = obstacleOf(outcome, { hours: resource.hours, isSeries, mayWait })
      const faults: FormFaults = { typed: typedIn(form), sentences: { [field]: sentence } }
      return data({ faults, mayWait }, { status: 422 })
    }
  }
})

export default function BookResource() {
  const { viewer, id, resourceId, title, kind, isOwn, owner, ...known } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const faults = answer?.faults
  const mayWait = answer !== undefined && "mayWait" in answer && answer.mayWait === true
  return (
    <Page
      viewer={viewer}
      section="people"
      title={`Book: ${title}`}
      caption={viewer.school?.name}
      back={{ href: `/people-and-things/${resourceId}`, text: title }}
      faults={faults}
    >
      <SummaryList rows={known.facts} />
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={id} />
        <AskFields {...known} {...{ kind, faults }} isNamed />
        <p className="govuk-body">
          {isOwn
            ? "It is yours, so it is confirmed at once."
            : `The time is kept for you until ${owner} answers.`}
        </p>
        <ButtonRow>
          <Button>{isOwn ? "Book it" : "Ask for it"}</Button>
          {mayWait && (
            <Button name="intent" value="wait" kind="secondary">
              Wait for this time
            </Button>
          )}
        </ButtonRow>
      </form>
    </Page>
  )
}
