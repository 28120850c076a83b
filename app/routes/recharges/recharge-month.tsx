import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf, formatDate, formatMoment } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { readRecharge } from "#app/features/staffing/recharges/month-queries.server.ts"
import { MonthRecharged } from "#app/features/staffing/recharges/month-recharged.tsx"
import { MonthToCome } from "#app/features/staffing/recharges/month-to-come.tsx"
import { presentDrafts } from "#app/features/staffing/recharges/present-drafts.ts"
import { previewMonth } from "#app/features/staffing/recharges/preview-month.server.ts"
import { rechargeMonth } from "#app/features/staffing/recharges/recharge-month.server.ts"
import { UnsentTime } from "#app/features/staffing/recharges/unsent-time.tsx"
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
        ? { leftOut: preview.leftOut, invoices: presentDrafts(preview.drafts) }
        : null,
    notYet: preview?.kind === "not-yet" ? preview.sentence : null,
    made: made && {
      by: `${made.personName}, ${formatMoment(made.madeAt)}`,
      invoices: made.invoices.map(({ grossPence, ...one }) => ({ ...one, gross: formatPounds(grossPence) })),
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
      {unsent.length > 0 && <UnsentTime lines={unsent} viewer={viewer} faults={faults} />}
      {timesheetId ? (
        <p className="govuk-body">
          <a href={`/timesheets/${timesheetId}`}>The timesheet, and what the schools have said</a>
        </p>
      ) : (
        unsent.length === 0 && <p className="govuk-body">No time of this month has passed yet.</p>
      )}
      {made && <MonthRecharged made={made} />}
      {notYet && timesheetId && <Banner kind="notice" title={notYet} />}
      {preview && <MonthToCome preview={preview} isOver={page.isOver} viewer={viewer} />}
    </Page>
  )
}
