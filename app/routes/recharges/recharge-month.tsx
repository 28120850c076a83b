import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Table } from "#app/components/list/table.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf, formatDate, formatMoment } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { documentName } from "#app/features/invoicing/invoice-document.ts"
import { readRecharge } from "#app/features/staffing/recharges/month-queries.server.ts"
import { previewMonth } from "#app/features/staffing/recharges/preview-month.server.ts"
import { rechargeMonth } from "#app/features/staffing/recharges/recharge-month.server.ts"
import { claimedTimes } from "#app/features/staffing/time/claimed-times.ts"
import { monthKey, monthName, monthOf, parseMonth } from "#app/features/staffing/time/month.ts"
import { sendTimesheet, unsentTime } from "#app/features/staffing/time/send-timesheet.server.ts"
import { typedTime } from "#app/features/staffing/time/spoken-time.ts"
import { schoolNames, timesheetOf } from "#app/features/staffing/time/timesheet-queries.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { arrangementOfPage } from "#app/server/doors/recharge-door.ts"
import { intentOf, refuseField, refuseForm, typedIn } from "#app/server/form.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { heading: string } }) => pageTitle(data?.heading ?? "Month")

const DONE = {
  sent: "The time is sent. The schools that had it have been asked to confirm it.",
  recharged: "The month is recharged, and the invoices are on their way.",
}

async function monthOfPage(visit: Pick<Visit, "tx" | "actor" | "params" | "now">) {
  const found = await arrangementOfPage(visit)
  const read = parseMonth(visit.params.month ?? "")
  if (!read.ok || monthKey(read.value) !== visit.params.month) throw notFound()
  if (Temporal.PlainDate.compare(read.value, civilDateOf(visit.now)) > 0) throw notFound()
  return { ...found, month: read.value }
}

export const loader = pageLoader(async (visit) => {
  const { tx, now, url } = visit
  const { arrangement, month } = await monthOfPage(visit)
  const made = await readRecharge(tx, arrangement.id, month)
  const unsent = await unsentTime(tx, arrangement, { month, now })
  const names = await schoolNames(
    tx,
    unsent.map(({ schoolId }) => schoolId),
  )
  const preview = made ? null : await previewMonth(tx, arrangement, month)
  return {
    id: arrangement.id,
    title: arrangement.title,
    heading: `${arrangement.title}, ${monthName(month)}`,
    done: wordsFor(DONE, url.searchParams.get("done")),
    timesheetId: await timesheetOf(tx, arrangement.id, month),
    unsent: unsent.map(({ sourceKey, schoolId, workedOn, what, minutes }) => ({
      ...{ key: sourceKey, what, time: typedTime(minutes) },
      label: `${names.get(schoolId) ?? ""}, ${formatDate(workedOn)}`,
    })),
    isOver: Temporal.PlainDate.compare(month, monthOf(civilDateOf(now))) < 0,
    preview:
      preview?.kind === "ready"
        ? {
            leftOut: preview.leftOut,
            invoices: preview.drafts.map((draft) => ({
              schoolId: draft.buyer.id,
              schoolName: draft.buyer.party.schoolName,
              kind: documentName({ kind: draft.kind, corrects: null }),
              net: formatPounds(draft.netPence),
              vat: draft.kind === "vat-invoice" ? formatPounds(draft.vatPence) : "none",
              gross: formatPounds(draft.grossPence),
              workings: draft.workings,
            })),
          }
        : null,
    notYet: preview?.kind === "not-yet" ? preview.sentence : null,
    made: made && {
      by: `${made.personName}, ${formatMoment(made.madeAt)}`,
      invoices: made.invoices.map((one) => ({ ...one, grossPence: formatPounds(one.grossPence) })),
    },
  }
})

export const action = pageAction(async (visit) => {
  const { tx, now, request, context } = visit
  const form = await request.formData()
  const { keeper, arrangement, month } = await monthOfPage(visit)
  requireSameSchool(form, visit.actor)
  const { jobs, appUrl } = context
  const post = { jobs, appUrl, now }
  const here = `/recharges/${arrangement.id}/months/${monthKey(month)}`
  if (intentOf(form, ["send", "recharge"]) === "recharge") {
    if (Temporal.PlainDate.compare(month, monthOf(civilDateOf(now))) >= 0)
      return refuseField(form, "", "A month is recharged once it is over")
    const wanted = { arrangementId: arrangement.id, month, monthEndId: null }
    const outcome = await rechargeMonth(tx, keeper, wanted, post)
    if (outcome.kind === "left-out") return refuseField(form, "", outcome.sentence)
    return redirect(`${here}?done=recharged`)
  }
  const typed = typedIn(form)
  const times = claimedTimes(typed)
  if (!times.ok) return refuseForm({ typed, sentences: times.reason })
  const wanted = { arrangementId: arrangement.id, month, minutes: times.value }
  const outcome = await sendTimesheet(tx, keeper, wanted, post)
  if (outcome.kind === "nothing-new")
    return refuseField(form, "", "All the time that has passed is on the timesheet already")
  if (outcome.kind !== "sent") throw notFound()
  return redirect(`${here}?done=sent`)
})

export default function RechargeMonthPage() {
  const page = useLoaderData<typeof loader>()
  const { viewer, id, title, heading, unsent, preview, notYet, made, timesheetId } = page
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title={heading}
      caption={viewer.school?.name}
      width="wide"
      back={{ href: `/recharges/${id}`, text: title }}
      faults={faults}
    >
      {page.done && !faults && <Banner kind="success" title={page.done} />}
      {unsent.length > 0 && (
        <form method="post">
          <h2 className="govuk-heading-m">Time to send</h2>
          <p className="govuk-body">
            As it was booked. Change what was different, then send it: the schools that had it are asked to
            confirm.
          </p>
          <ActingFor viewer={viewer} />
          {unsent.map((line) => (
            <TextField
              key={line.key}
              name={`time-${line.key}`}
              label={line.label}
              hint={line.what}
              value={line.time}
              width={5}
              suffix="hours"
              faults={faults}
            />
          ))}
          <Button name="intent" value="send">
            {unsent.length === 1 ? "Send the line" : `Send ${unsent.length} lines`}
          </Button>
        </form>
      )}
      {timesheetId ? (
        <p className="govuk-body">
          <a href={`/timesheets/${timesheetId}`}>The timesheet, and what the schools have said</a>
        </p>
      ) : (
        unsent.length === 0 && <p className="govuk-body">No time of this month has passed yet.</p>
      )}
      {made && (
        <>
          <h2 className="govuk-heading-m">Recharged</h2>
          <p className="govuk-body">In the name of {made.by}. Each invoice says how it was worked out.</p>
          {made.invoices.length > 0 && (
            <Table
              caption="Invoices"
              rows={made.invoices}
              rowKey={(row) => row.id}
              onPhones="stack"
              columns={[
                { head: "Invoice", cell: (row) => <a href={`/invoices/${row.id}`}>{row.number}</a> },
                { head: "School", cell: (row) => row.schoolName },
                { head: "Total", cell: (row) => row.grossPence, numeric: true },
              ]}
            />
          )}
        </>
      )}
      {notYet && timesheetId && <Banner kind="notice" title={notYet} />}
      {preview && (
        <>
          <h2 className="govuk-heading-m">What would be invoiced now</h2>
          {preview.invoices.length === 0 ? (
            <p className="govuk-body">Nothing yet: no other school has agreed on a day of this month.</p>
          ) : (
            <Table
              caption="Invoices to come"
              captionHidden
              rows={preview.invoices}
              rowKey={(row) => row.schoolId}
              onPhones="stack"
              columns={[
                { head: "School", cell: (row) => row.schoolName },
                { head: "Document", cell: (row) => row.kind },
                { head: "Before VAT", cell: (row) => row.net, numeric: true },
                { head: "VAT", cell: (row) => row.vat, numeric: true },
                { head: "Total", cell: (row) => row.gross, numeric: true },
              ]}
            />
          )}
          {preview.leftOut && <Banner kind="notice" title={`Left out: ${preview.leftOut}`} />}
          {preview.invoices.length > 0 && (
            <Details summary="How this was worked out">
              {preview.invoices.map((invoice) => (
                <section key={invoice.schoolId}>
                  <h3 className="govuk-heading-s">{invoice.schoolName}</h3>
                  {invoice.workings.flatMap(({ heading: part, sentences }) =>
                    sentences.map((sentence) => <p key={`${part} ${sentence}`}>{sentence}</p>),
                  )}
                </section>
              ))}
            </Details>
          )}
          {page.isOver && preview.invoices.length > 0 && (
            <form method="post">
              <ActingFor viewer={viewer} />
              <p className="govuk-body">
                The group's month-end does this for all schools. You can also do it now: an issued invoice
                never changes, and what is left out comes along with a later month.
              </p>
              <Button kind="secondary" name="intent" value="recharge">
                Recharge this month now
              </Button>
            </form>
          )}
        </>
      )}
    </Page>
  )
}
