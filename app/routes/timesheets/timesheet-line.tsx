import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Table } from "#app/components/list/table.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { Tag } from "#app/components/tag.tsx"
import { field, textField } from "#app/core/form-fields.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { sayMinutes } from "#app/features/staffing/time/answer-lines.server.ts"
import { parseTime } from "#app/features/staffing/time/spoken-time.ts"
import { readTimesheet } from "#app/features/staffing/time/timesheet-queries.server.ts"
import { lineForm, lineView, wordViews } from "#app/features/staffing/time/timesheet-view.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { heading: string } }) => pageTitle(data?.heading ?? "Timesheet")

const LONGEST_MINUTES = 24 * 60

const sayForm = z.object({
  time: field((text) => parseTime(text, { least: 0, most: LONGEST_MINUTES })),
  note: textField(500),
  seen: z
    .string(OUT_OF_DATE)
    .regex(/^(none|\d{1,6})$/, OUT_OF_DATE)
    .transform((text) => (text === "none" ? null : Number(text))),
})

const whoMay = "Time is confirmed by the school's head, business manager or finance staff."

async function lineOfPage({ tx, params, actor }: Pick<Visit, "tx" | "params"> & { actor: Actor }) {
  const { school } = forSchool(actor)
  const sheet = await readTimesheet(tx, idInAddress(params.timesheetId))
  const line = sheet?.lines.find(({ id }) => id === params.lineId)
  if (!sheet || !line) throw notFound()
  if (!can(actor, "see-timesheets")) throw forbidden("Timesheets are for the staff of a school.")
  const parties = { schoolId: line.school.id, supplierSchoolId: sheet.supplier.id }
  return { sheet, line, school, mayAnswer: can(actor, "answer-timesheet", parties) }
}

export const loader = pageLoader(async (visit) => {
  const { sheet, line, school, mayAnswer } = await lineOfPage(visit)
  return {
    sheetId: sheet.id,
    title: sheet.title,
    ...lineForm(sheet, line, school.id),
    line: lineView(sheet, line),
    words: wordViews(sheet, line),
    mayAnswer: mayAnswer && !line.isRecharged,
  }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  const { sheet, line, mayAnswer } = await lineOfPage(visit)
  requireSameSchool(form, visit.actor)
  if (!mayAnswer) throw forbidden(whoMay)
  const parsed = parseForm(sayForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { time: minutes, note, seen: seenMinutes } = parsed.value
  const { jobs, appUrl } = visit.context
  const outcome = await sayMinutes(
    visit.tx,
    forSchool(visit.actor),
    { timesheetId: sheet.id, lineId: line.id, minutes, note, seenMinutes },
    { jobs, appUrl, now: visit.now },
  )
  switch (outcome.kind) {
    case "agreed":
    case "disputed":
      return redirect(`/timesheets/${sheet.id}?done=${outcome.kind}`)
    case "note-missing":
      return refuseField(form, "note", "Say what was different, so that the other school can look it up")
    case "changed-meanwhile":
      return refuseField(
        form,
        "time",
        "The other school has said another time meanwhile. Open the page again",
      )
    case "recharged-already":
      return refuseField(form, "", "This line has been recharged, so it stays as it is")
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(whoMay)
  }
})

export default function TimesheetLinePage() {
  const page = useLoaderData<typeof loader>()
  const { viewer, sheetId, title, heading, others, line, words } = page
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={heading}
      caption={title}
      back={{ href: `/timesheets/${sheetId}`, text: "Timesheet" }}
      faults={faults}
    >
      <p className="govuk-body">
        Booked: {line.booked}. <Tag tone={line.tone}>{line.standing}</Tag>
      </p>
      <Table
        caption="What both schools have said"
        rows={words}
        rowKey={(word) => word.key}
        onPhones="stack"
        columns={[
          { head: "Who", cell: (word) => word.who },
          { head: "When", cell: (word) => word.when },
          { head: "Note", cell: (word) => word.note },
          { head: "Time", cell: (word) => word.time, numeric: true },
        ]}
      />
      {page.mayAnswer ? (
        <form method="post">
          <ActingFor viewer={viewer} />
          <input type="hidden" name="seen" value={page.seen} />
          <TextField
            name="time"
            label="How long was it?"
            hint={
              others
                ? `In hours. ${others.name} says ${others.time}: leave that to agree.`
                : "In hours, like 6.5 or 6:30; 0 if it did not take place"
            }
            value={page.time}
            width={5}
            suffix="hours"
            faults={faults}
          />
          <TextAreaField
            name="note"
            label="What was different? (needed unless you agree)"
            hint="Both schools read this."
            rows={3}
            faults={faults}
          />
          <ButtonRow>
            <Button>Record this</Button>
            <a href={`/timesheets/${sheetId}`}>Cancel</a>
          </ButtonRow>
        </form>
      ) : (
        <p className="govuk-body">
          {line.isOpen ? whoMay : "This line has been recharged, so it stays as it is."}
        </p>
      )}
    </Page>
  )
}
