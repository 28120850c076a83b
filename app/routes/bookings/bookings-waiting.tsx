import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { fullWeekSentence } from "#app/features/staffing/bookings/asking-words.ts"
import { holdForm } from "#app/features/staffing/bookings/booking-form.ts"
import { type Resource, settlementsOf } from "#app/features/staffing/bookings/resource.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { takeHold } from "#app/features/staffing/bookings/take-hold.server.ts"
import { SettleAndNote } from "#app/features/staffing/bookings/views/ask-fields.tsx"
import { WaitingCards } from "#app/features/staffing/bookings/views/waiting-cards.tsx"
import { stopWaiting } from "#app/features/staffing/bookings/wait-for-time.server.ts"
import { isHeld, type Waiting } from "#app/features/staffing/bookings/waiting.ts"
import { readWaiting, waitingOfSeries } from "#app/features/staffing/bookings/waiting-queries.server.ts"
import { waitingRow } from "#app/features/staffing/bookings/waiting-view.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { movedOn, whoBooks } from "#app/server/doors/booking-door.ts"
import { intentOf, parseForm, refuseField, refuseForm, refuseSpentForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { cannotBeDone, forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Waiting list")

async function open({ tx, actor, params }: Visit) {
  const waiting = await readWaiting(tx, idInAddress(params.waitingId))
  if (!waiting || waiting.school.id !== actor.school?.id) throw notFound()
  if (!can(actor, "wait-for-time")) throw forbidden(whoBooks(actor))
  const resource = await readResource(tx, waiting.resource.id)
  if (!resource || !["waiting", "held"].includes(waiting.state)) throw cannotBeDone(movedOn)
  return { waiting, resource }
}

export const loader = pageLoader(async (visit) => {
  const { waiting, resource } = await open(visit)
  const settlements = settlementsOf(resource)
  return {
    id: crypto.randomUUID(),
    row: waitingRow(waiting, visit.now),
    others: (await daysBeside(visit, waiting)).map((one) => waitingRow(one, visit.now)),
    ...{ kind: resource.kind, owner: resource.school.name, settlements },
    typed: {
      settleBy: settlements[0] ?? "",
      travelMinutes: waiting.travelMinutes === 0 ? "" : String(waiting.travelMinutes),
    },
  }
})

/** The other days of its series that the school waits for. */
async function daysBeside({ tx }: Visit, { id, seriesId, school }: Waiting): Promise<Waiting[]> {
  if (seriesId === null) return []
  return (await waitingOfSeries(tx, school.id, seriesId)).filter((one) => one.id !== id)
}

export const action = pageAction(async (visit) => {
  const { actor, request, now } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const intent = intentOf(form, ["take", "stop", "stop-all"])
  const { waiting, resource } = await open(visit)
  if (intent !== "take") return stop(visit, { waitingId: waiting.id, wholeSeries: intent === "stop-all" })
  if (!isHeld(waiting, now)) throw cannotBeDone("It is not your turn yet, or no longer. Nothing was done.")
  return take(visit, form, { waitingId: waiting.id, resource })
})

async function stop({ tx, actor, now, context }: Visit, which: { waitingId: string; wholeSeries: boolean }) {
  const outcome = await stopWaiting(tx, forSchool(actor), which, { now, post: context })
  if (outcome.kind === "stopped") return redirect("/bookings?done=stopped")
  throw outcome.kind === "moved-on" ? cannotBeDone(movedOn) : forbidden(whoBooks(actor))
}

async function take(
  { tx, actor, now, context }: Visit,
  form: FormData,
  { waitingId, resource }: { waitingId: string; resource: Resource },
) {
  const parsed = parseForm(holdForm(settlementsOf(resource)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await takeHold(tx, forSchool(actor), { waitingId, ...parsed.value }, { now, post: context })
  switch (outcome.kind) {
    case "asked":
      return redirect(`/bookings/${outcome.bookingId}?done=asked`)
    case "over-hours":
      return refuseField(form, "travelMinutes", fullWeekSentence(outcome.weeks))
    case "not-found":
      return refuseSpentForm(form)
    case "moved-on":
      throw cannotBeDone(movedOn)
    case "not-allowed":
      throw forbidden(whoBooks(actor))
  }
}

export default function WaitingForTime() {
  const { viewer, id, row, others, owner, kind, settlements, typed } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="people"
      title={row.title}
      caption="Waiting list"
      back={{ href: "/bookings", text: "Bookings" }}
      faults={faults}
    >
      <SummaryList
        rows={[
          { key: "When", value: row.when },
          { key: "From", value: owner },
          { key: "Your place", value: row.place },
        ]}
      />
      {row.isHeld && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <input type="hidden" name="id" value={id} />
          <SettleAndNote {...{ kind, settlements, typed, faults }} />
          <Button>Ask for it</Button>
        </form>
      )}
      <form method="post">
        <ActingFor viewer={viewer} />
        <ButtonRow>
          <Button name="intent" value="stop" kind="secondary">
            {row.isHeld ? "Let the next school have it" : "Wait no longer"}
          </Button>
          {others.length > 0 && (
            <Button name="intent" value="stop-all" kind="secondary">
              Wait for no day of this series
            </Button>
          )}
        </ButtonRow>
      </form>
      {others.length > 0 && (
        <>
          <h2 className="govuk-heading-m">The other days you wait for</h2>
          <WaitingCards rows={others} />
        </>
      )}
    </Page>
  )
}
