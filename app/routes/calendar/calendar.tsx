import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { civilDateOf } from "#app/core/civil-time.ts"
import { readTerms } from "#app/features/staffing/calendar/day-entries.server.ts"
import { layOutDays } from "#app/features/staffing/calendar/lay-out-days.ts"
import {
  groupEntries,
  momentsOf,
  schoolEntries,
} from "#app/features/staffing/calendar/school-entries.server.ts"
import { readSpan, shownSpan } from "#app/features/staffing/calendar/span.ts"
import { SpanSteps } from "#app/features/staffing/calendar/span-steps.tsx"
import { TermTable, WeekTable } from "#app/features/staffing/calendar/span-tables.tsx"
import { notFound } from "#app/server/refusals.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { of: string } }) =>
  pageTitle(data ? `Calendar of ${data.of}` : "Calendar")

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  const today = civilDateOf(now)
  const groupId = url.searchParams.get("group")
  const groups = [
    ...new Map([...actor.groups, ...actor.coordinates].map((group) => [group.id, group])).values(),
  ]
  const group = groupId === null ? null : groups.find(({ id }) => id === groupId)
  if (groupId !== null && !group) throw notFound()
  const terms = actor.school ? await readTerms(tx, actor.school.id) : []
  const span = readSpan(url.searchParams, today, terms)
  const during = momentsOf(span.days)
  const entries = group
    ? await groupEntries(tx, actor, group.id, during)
    : await schoolEntries(tx, actor, during)
  return {
    of: group?.name ?? actor.school?.name ?? "your groups",
    groupId: group?.id ?? null,
    groups: groups.map(({ id, name }) => ({ id, name })),
    span: shownSpan(span),
    days: layOutDays(entries, span.days, today),
  }
})

export default function Calendar() {
  const { viewer, of, groupId, groups, span, days } = useLoaderData<typeof loader>()
  const href = (to: { view?: string; on?: string | null; group?: string | null }) => {
    const { view = span.view, on = span.start, group = groupId } = to
    const asked = Object.entries({ view: view === "week" ? null : view, on, group }).filter(
      ([, value]) => value,
    )
    const search = new URLSearchParams(asked as [string, string][]).toString()
    return search === "" ? "/calendar" : `/calendar?${search}`
  }
  const isEmpty = days.every(({ allDay, parts }) => allDay.length + Object.values(parts).flat().length === 0)
  return (
    <Page
      viewer={viewer}
      section="calendar"
      width="wide"
      title={span.name}
      caption={`Calendar of ${of}`}
      actions={
        <ButtonLink href="/calendar/address" kind="secondary">
          Add to Outlook or Google
        </ButtonLink>
      }
    >
      {groups.length > 0 && (
        <TabsAsLinks
          label="Whose calendar"
          tabs={[
            {
              href: href({ group: "" }),
              text: viewer.school?.name ?? "All my groups",
              current: groupId === null,
            },
            ...groups.map(({ id, name }) => ({
              href: href({ group: id }),
              text: name,
              current: id === groupId,
            })),
          ]}
        />
      )}
      <SpanSteps {...{ span, href }} />
      <div className="kith-calendar">
        {isEmpty && (
          <EmptyState title={`Nothing in this ${span.view}`}>
            You will see here when pools close, who and what is booked, and on which days your school is shut.
          </EmptyState>
        )}
        {!isEmpty && span.view === "week" && <WeekTable caption={span.name} days={days} />}
        {!isEmpty && span.view === "term" && (
          <TermTable caption={span.name} days={days} hrefOf={(on) => href({ view: "week", on })} />
        )}
      </div>
    </Page>
  )
}
