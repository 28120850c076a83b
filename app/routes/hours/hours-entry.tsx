import { redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { formatDate, formatMoment } from "#app/core/civil-time.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readHoursEntry } from "#app/features/staffing/hours/hours-queries.server.ts"
import { undoTime } from "#app/features/staffing/hours/record-time.server.ts"
import { spokenTime } from "#app/features/staffing/time/spoken-time.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { what: string } }) => pageTitle(data?.what ?? "Give and take")

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const entry = await readHoursEntry(tx, idInAddress(params.hoursEntryId))
  if (!entry) throw notFound()
  const { giver, receiver, minutes, undoes } = entry
  const time = spokenTime(minutes)
  const counts =
    entry.kind === "gift"
      ? "A gift: it changes no balance."
      : undoes
        ? `${giver.name}'s balance went down by ${time}, and ${receiver.name}'s up by as much.`
        : `${giver.name}'s balance went up by ${time}, and ${receiver.name}'s down by as much.`
  return {
    what: entry.what,
    facts: [
      { key: undoes ? "Undoes time given by" : "Given by", value: giver.name },
      { key: "To", value: receiver.name },
      { key: "On", value: formatDate(entry.workedOn) },
      { key: "Time", value: time },
      { key: "What it changed", value: counts },
      { key: "Written down", value: `${formatMoment(entry.happenedAt)}, by ${entry.personName}` },
    ],
    isUndone: entry.isUndone,
    mayUndo: !undoes && !entry.isUndone && can(actor, "undo-time", { giverSchoolId: giver.id }),
    receiver: receiver.name,
  }
})

export const action = pageAction(async ({ tx, actor, params, request }) => {
  const id = idInAddress(params.hoursEntryId)
  const form = await request.formData()
  requireSameSchool(form, actor)
  const outcome = await undoTime(tx, forSchool(actor), id)
  if (outcome.kind === "not-found") throw notFound()
  if (outcome.kind === "not-allowed")
    throw forbidden("Only those who handle money at the school that gave the time can give it up.")
  return redirect(`/hours/entries/${id}`)
})

export default function HoursEntryPage() {
  const { viewer, what, facts, isUndone, mayUndo, receiver } = useLoaderData<typeof loader>()
  return (
    <Page viewer={viewer} section="sharing" title={what} back={{ href: "/hours", text: "Give and take" }}>
      {isUndone && <Banner kind="notice" title="This was undone by a later entry." />}
      <SummaryList rows={facts} />
      {mayUndo && (
        <Details summary="It did not happen, or not like this">
          <p>
            Undoing gives up what {receiver} owes you for it. The entry stays, and another one follows that
            takes it back.
          </p>
          <form method="post">
            <ActingFor viewer={viewer} />
            <Button kind="warning">Undo this entry</Button>
          </form>
        </Details>
      )}
    </Page>
  )
}
