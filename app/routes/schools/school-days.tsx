import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { nationNames } from "#app/features/staffing/days/bank-holidays.ts"
import { readSchoolDays } from "#app/features/staffing/days/day-queries.server.ts"
import { closureForm, nationForm, termForm } from "#app/features/staffing/days/days-form.ts"
import { ClosureForm, DaysTable, NationForm, TermForm } from "#app/features/staffing/days/days-sections.tsx"
import { daysView } from "#app/features/staffing/days/days-view.ts"
import { addClosure, addTerm, removeDays } from "#app/features/staffing/days/save-days.server.ts"
import { setNation } from "#app/features/staffing/days/set-nation.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { intentOf, parseForm, refuseField, refuseForm, refuseSpentForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Term dates")

const whoMay = "Only the head and business managers of a school enter its days."

const DONE: Record<string, string> = {
  term: "The term is added.",
  closure:
    "Added. Nothing can be booked on these days, and shared posts leave them out; what is booked stays booked.",
  removed: "Removed.",
  nation: "Saved. Nothing can be booked on these bank holidays; what is booked stays booked.",
}

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  const { school } = forSchool(actor)
  const [days] = await readSchoolDays(tx, [school.id], civilDateOf(now))
  return {
    ...daysView(days),
    nation: days?.nation ?? "england-and-wales",
    newIds: { term: crypto.randomUUID(), closure: crypto.randomUUID() },
    mayChange: can(actor, "change-school-settings", school),
    done: wordsFor(DONE, url.searchParams.get("done")),
  }
})

export const action = pageAction(async (visit) => {
  const { actor, request } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const { school } = forSchool(actor)
  const intent = intentOf(form, ["term", "closure", "nation", "remove-term", "remove-closure"])
  if (!can(actor, "change-school-settings", school)) throw forbidden(whoMay)
  if (intent === "nation") return keepNation(visit, form)
  if (intent === "term") return add(visit, form, "term")
  if (intent === "closure") return add(visit, form, "closure")
  return remove(visit, form, intent === "remove-term" ? "schoolTerm" : "schoolClosure")
})

async function add({ tx, actor, now }: Visit, form: FormData, what: "term" | "closure") {
  const today = civilDateOf(now)
  const owner = forSchool(actor)
  const parsed = parseForm(what === "term" ? termForm(today) : closureForm(today), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const days = parsed.value
  const saving = "name" in days ? await addTerm(tx, owner, days) : await addClosure(tx, owner, days)
  switch (saving.kind) {
    case "saved":
      return redirect(`/school/days?done=${what}`)
    case "overlaps":
      return refuseField(
        form,
        what === "term" ? "termFirstDay" : "firstDay",
        `These days run into ${saving.with}. Enter days that do not`,
      )
    case "id-is-another's":
      return refuseSpentForm(form)
    case "not-allowed":
      throw forbidden(whoMay)
  }
}

async function keepNation({ tx, actor }: Visit, form: FormData) {
  const parsed = parseForm(nationForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const saving = await setNation(tx, forSchool(actor), parsed.value.nation)
  if (saving.kind === "not-allowed") throw forbidden(whoMay)
  return redirect("/school/days?done=nation")
}

async function remove({ tx, actor }: Visit, form: FormData, table: "schoolTerm" | "schoolClosure") {
  const id = form.get("daysId")
  if (typeof id !== "string" || !isId(id)) return refuseField(form, "", OUT_OF_DATE)
  const removing = await removeDays(tx, forSchool(actor), { table, id })
  if (removing.kind === "not-allowed") throw forbidden(whoMay)
  return removing.kind === "not-found"
    ? refuseField(form, "", "This was removed already")
    : redirect("/school/days?done=removed")
}

export default function SchoolDaysPage() {
  const { viewer, terms, closures, nation, newIds, mayChange, done } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const isAbout = (intent: string) => (faults?.typed.intent === intent ? faults : null)
  return (
    <Page
      viewer={viewer}
      section="school"
      title="Term dates, INSET days and closures"
      caption={viewer.school?.name}
      back={{ href: "/school", text: "School" }}
      faults={faults}
    >
      {done && <Banner kind="success" title={done} />}
      <p className="govuk-body">
        Bookings that repeat follow your terms, and nobody is booked on a day on which you do not teach.
      </p>
      <h2 className="govuk-heading-m">Terms</h2>
      <DaysTable viewer={viewer} rows={terms} caption="Terms" intent="remove-term" mayChange={mayChange} />
      {mayChange && <TermForm viewer={viewer} id={newIds.term} faults={isAbout("term")} />}
      <h2 className="govuk-heading-m">INSET days and closures</h2>
      <DaysTable
        viewer={viewer}
        rows={closures}
        caption="INSET days and closures"
        intent="remove-closure"
        mayChange={mayChange}
      />
      {mayChange && <ClosureForm viewer={viewer} id={newIds.closure} faults={isAbout("closure")} />}
      <h2 className="govuk-heading-m">Bank holidays</h2>
      <p className="govuk-body">Those of {nationNames[nation]}, which Kith knows already.</p>
      {mayChange && <NationForm viewer={viewer} nation={nation} faults={isAbout("nation")} />}
    </Page>
  )
}
