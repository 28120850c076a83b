import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { Table } from "#app/components/list/table.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { Tag } from "#app/components/tag.tsx"
import { isId } from "#app/core/cursor.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { confirmLines } from "#app/features/staffing/time/answer-lines.server.ts"
import { readTimesheet } from "#app/features/staffing/time/timesheet-queries.server.ts"
import { timesheetView } from "#app/features/staffing/time/timesheet-view.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) => pageTitle(data?.title ?? "Timesheet")

const DONE = {
  confirmed: "Thank you. Both schools agree on these lines.",
  agreed: "Both schools agree on this line.",
  disputed: "Your word is recorded, and the other school has been written to.",
}

const whoMay = "Time is confirmed by the school's head, business manager or finance staff."

export const loader = pageLoader(async ({ tx, actor, params, url }) => {
  const { school } = forSchool(actor)
  const sheet = await readTimesheet(tx, idInAddress(params.timesheetId))
  if (!sheet) throw notFound()
  if (!can(actor, "see-timesheets")) throw forbidden("Timesheets are for the staff of a school.")
  const parties = { schoolId: school.id, supplierSchoolId: sheet.supplier.id }
  return {
    ...timesheetView(sheet, school.id),
    mayAnswer: can(actor, "answer-timesheet", parties),
    done: wordsFor(DONE, url.searchParams.get("done")),
  }
})

/** "<line id>:<minutes>" as the page showed it. */
const seenLine = z.string(OUT_OF_DATE).transform((text, context): [string, number] => {
  const [id, minutes = ""] = text.split(":")
  if (isId(id) && /^\d{1,6}$/.test(minutes)) return [id, Number(minutes)]
  context.addIssue(OUT_OF_DATE)
  return z.NEVER
})

const seenForm = z.object({
  seen: z
    .unknown()
    .transform((seen) => (Array.isArray(seen) ? seen : [seen]))
    .pipe(z.array(seenLine)),
})

export const action = pageAction(async ({ tx, actor, params, request }) => {
  const id = idInAddress(params.timesheetId)
  const form = await request.formData()
  const acting = forSchool(actor)
  requireSameSchool(form, actor)
  const sheet = await readTimesheet(tx, id)
  if (!sheet) throw notFound()
  if (!can(actor, "answer-timesheet", { schoolId: acting.school.id, supplierSchoolId: sheet.supplier.id }))
    throw forbidden(whoMay)
  if (sheet.supplier.id === acting.school.id)
    throw forbidden("The schools that had the time confirm it: your school sent it.")
  const parsed = parseForm(seenForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await confirmLines(tx, acting, id, new Map(parsed.value.seen))
  switch (outcome.kind) {
    case "confirmed":
      return redirect(`/timesheets/${id}?done=confirmed`)
    case "changed-meanwhile":
      return refuseField(form, "", "The other school has changed a time meanwhile. Look at the lines again")
    case "recharged-already":
      return refuseField(form, "", "This has been recharged already")
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(whoMay)
  }
})

export default function TimesheetPage() {
  const page = useLoaderData<typeof loader>()
  const { viewer, id, arrangementId, title, supplierName, isSupplier, sent, lines } = page
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={title}
      caption={supplierName}
      width="wide"
      back={{ href: "/timesheets", text: "Timesheets" }}
      faults={faults}
    >
      {page.done && !faults && <Banner kind="success" title={page.done} />}
      <p className="govuk-body">
        {isSupplier
          ? "Your school sent this. Lines that both schools agree on are recharged; the others wait, and hold up nothing."
          : `${supplierName} says this is the time that your school had, sent ${sent}. Only what both schools agree on is recharged.`}
      </p>
      <Table
        caption="Time, day by day"
        captionHidden
        rows={lines}
        rowKey={(line) => line.id}
        onPhones="stack"
        columns={[
          {
            head: "Day",
            cell: (line) => <a href={`/timesheets/${id}/lines/${line.id}`}>{line.day}</a>,
          },
          ...(isSupplier
            ? [{ head: "School", cell: (line: (typeof lines)[number]) => line.schoolName }]
            : []),
          { head: "Booked", cell: (line) => line.booked },
          { head: "Time", cell: (line) => line.time, numeric: true },
          { head: "Stands", cell: (line) => <Tag tone={line.tone}>{line.standing}</Tag> },
        ]}
      />
      {page.waiting.length > 0 && page.mayAnswer && (
        <form method="post">
          <ActingFor viewer={viewer} />
          {page.waiting.map(({ id: lineId, minutes }) => (
            <input key={lineId} type="hidden" name="seen" value={`${lineId}:${minutes}`} />
          ))}
          <p className="govuk-body">Was a day different? Open it first, and say what it was.</p>
          <Button>
            {page.waiting.length === 1 ? "Confirm the line" : `Confirm all ${page.waiting.length} lines`}
          </Button>
        </form>
      )}
      {isSupplier && page.mayAnswer && (
        <p className="govuk-body">
          <a href={`/recharges/${arrangementId}`}>How this is recharged</a>
        </p>
      )}
    </Page>
  )
}
