import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Table } from "#app/components/list/table.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { hasFormed } from "#app/features/staffing/posts/post.ts"
import { inPolicy } from "#app/features/staffing/posts/post-refusal.ts"
import { readOpenDays } from "#app/features/staffing/week/open-days.server.ts"
import { presentWeek, typedGrid } from "#app/features/staffing/week/present-week.ts"
import { weekOn } from "#app/features/staffing/week/stored-week.ts"
import { WeekGridForm } from "#app/features/staffing/week/views/week-grid.tsx"
import { WeekReasons, WeekTable } from "#app/features/staffing/week/views/week-table.tsx"
import { weekSpan } from "#app/features/staffing/week/week-form.ts"
import { readMembers, readWeeks } from "#app/features/staffing/week/week-queries.server.ts"
import { makeWeek } from "#app/routes/posts/make-week.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { ledPostOfPage, postOfPage } from "#app/server/doors/post-door.server.ts"
import { intentOf } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) =>
  pageTitle(data ? `The week: ${data.title}` : "The week")

const DONE: Record<string, string> = {
  saved: "The week is made. Every school that has days has been told.",
}

export const loader = pageLoader(async (visit) => {
  const { tx, actor, url, now } = visit
  const { post } = await postOfPage(visit)
  if (!hasFormed(post)) throw redirect(`/posts/${post.id}`)
  const members = await readMembers(tx, post.id)
  const weeks = await readWeeks(tx, post.id)
  const today = civilDateOf(now)
  const span = weekSpan(post, today)
  const current = weekOn(weeks, span.from) ?? weeks[0] ?? null
  const later = weeks.find(({ validFrom }) => Temporal.PlainDate.compare(validFrom, span.from) > 0)
  const ids = members.map((member) => member.id)
  const open = await readOpenDays(tx, { id: post.id, employerId: post.employer.id }, ids, span.from)
  const looker = { schoolId: actor.school?.id ?? null, today, open }
  const lastDay = later ? later.validFrom.subtract({ days: 1 }) : post.endsOn
  const isMaking =
    (post.state === "formed" || post.state === "running") && can(actor, "make-week", inPolicy(post))
  return {
    ...{ id: post.id, title: post.title },
    week:
      current &&
      presentWeek(current, await readMembers(tx, post.id, current.validFrom), {
        ...looker,
        until: later === current ? post.endsOn : lastDay,
      }),
    later:
      later && later !== current
        ? presentWeek(later, await readMembers(tx, post.id, later.validFrom), {
            ...looker,
            until: post.endsOn,
          })
        : null,
    done: wordsFor(DONE, url.searchParams.get("done")),
    making: isMaking
      ? {
          ids: { worked: crypto.randomUUID(), byHand: crypto.randomUUID() },
          validFrom: span.from.toString(),
          typed: typedGrid(current?.kind === "weekly" ? current : null, post.halfDays),
          schools: members.map(({ id, name }) => ({ id, name })),
        }
      : null,
  }
})

export const action = pageAction(async (visit) => {
  const form = await visit.request.formData()
  requireSameSchool(form, visit.actor)
  const { post } = await ledPostOfPage(visit, "make-week")
  return makeWeek(visit, post, form, intentOf(form, ["save", "best", "turns"]))
})

export default function PostWeek() {
  const { viewer, id, title, week, later, making, done } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const isByHand = faults?.typed.intent === "save"
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="The week"
      caption={title}
      width="wide"
      back={{ href: `/posts/${id}`, text: title }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      {week ? (
        <Week week={week} />
      ) : (
        <EmptyState title="The week has not been made yet">
          {making
            ? "Let Kith work out the best one for everybody, or make it by hand. Every school is told its days."
            : "The school that employs makes it. You are told when your days are known."}
        </EmptyState>
      )}
      {later && (
        <section aria-labelledby="later">
          <h2 className="govuk-heading-m" id="later">
            {later.holds}
          </h2>
          <Week week={later} isHeaded />
        </section>
      )}
      {making && (
        <section aria-labelledby="make" className="kith-no-print">
          <h2 className="govuk-heading-m" id="make">
            {week ? "Make it anew" : "Make the week"}
          </h2>
          <p>
            Kith finds the week that gives every school its days, goes least against what they wish, and lets
            schools that lie near each other share a day. Or whole days go round, so that each school has its
            part of them over the term.
          </p>
          <form method="post">
            <ActingFor viewer={viewer} />
            <input type="hidden" name="id" value={making.ids.worked} />
            <DateField
              name="validFrom"
              id="worked-out-from"
              label="It holds from"
              value={making.validFrom}
              faults={isByHand ? null : faults}
            />
            <ButtonRow>
              <Button name="intent" value="best">
                Work out the best week
              </Button>
              <Button name="intent" value="turns" kind="secondary">
                Let whole days go round
              </Button>
            </ButtonRow>
          </form>
          <Details summary={week ? "Change it by hand" : "Make it by hand"} open={isByHand}>
            <WeekGridForm
              viewer={viewer}
              id={making.ids.byHand}
              validFrom={making.validFrom}
              typed={making.typed}
              schools={making.schools}
              faults={isByHand ? faults : null}
            />
          </Details>
        </section>
      )}
    </Page>
  )
}

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["week"]>

/** `isHeaded`: a heading says already from when it holds. */
function Week({ week, isHeaded = false }: { week: Shown; isHeaded?: boolean }) {
  return (
    <>
      <p>{isHeaded ? `Made by ${week.madeBy}.` : `${week.holds}, made by ${week.madeBy}.`}</p>
      <WeekTable week={week} />
      {week.turns.length > 0 && (
        <Table
          caption="The next days"
          rows={week.turns}
          rowKey={({ day }) => day}
          columns={[
            { head: "Day", cell: ({ day }) => day },
            { head: "School", cell: ({ school, isOwn }) => (isOwn ? `${school} (you)` : school) },
          ]}
        />
      )}
      <h2 className="govuk-heading-m">Each school’s days, and why</h2>
      <WeekReasons schools={week.schools} />
      {week.leftOut.length > 0 && (
        <Table
          caption="Days left out, which nobody pays"
          onPhones="stack"
          rows={week.leftOut}
          rowKey={({ days, why }) => `${days} ${why}`}
          columns={[
            { head: "When", cell: ({ days }) => days },
            { head: "For", cell: ({ schools }) => schools },
            { head: "Why", cell: ({ why }) => why },
          ]}
        />
      )}
    </>
  )
}
