import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { CIVIL_ZONE, civilDateOf } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { isOffered } from "#app/features/staffing/bookings/ask-for-booking.server.ts"
import { circumstancesOf } from "#app/features/staffing/bookings/circumstances.server.ts"
import { daysAhead, firstDayAhead } from "#app/features/staffing/bookings/free-stretches.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { dayAheadView, resourceFacts } from "#app/features/staffing/bookings/resource-view.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { notFound } from "#app/server/refusals.ts"
import { actsForSchool, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { title: string } }) => pageTitle(data?.title ?? "To book")

const DONE: Record<string, string> = {
  listed: "Shared. Schools of the groups that you chose can ask for its time.",
  changed: "Changed.",
}

const DAYS = 14

export const loader = pageLoader(async ({ tx, actor, params, url, now }) => {
  const resource = await readResource(tx, idInAddress(params.resourceId))
  if (!resource) throw notFound()
  const today = civilDateOf(now)
  const firstDay = firstDayAhead(url.searchParams.get("from"), today)
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime(CIVIL_ZONE).toInstant()
  const within = { start: at(firstDay), end: at(firstDay.add({ days: DAYS })) }
  const schoolId = actor.school?.id ?? resource.school.id
  const { days, hours, busy } = await circumstancesOf(tx, resource, { schoolId, within, now })
  const here = `/people-and-things/${resource.id}`
  const page = (day: Temporal.PlainDate) => `${here}?from=${day}#free`
  const ahead = daysAhead({ firstDay, days: DAYS, now, rules: days, hours, busy })
  return {
    ...{ id: resource.id, title: resource.title, description: resource.description, active: resource.active },
    school: resource.school.name,
    facts: resourceFacts(resource, [...actor.groups, ...actor.coordinates]),
    days: ahead
      .filter(({ day }) => Temporal.PlainDate.compare(day, today) >= 0)
      .map((day) => dayAheadView(day, resource.id)),
    earlier: Temporal.PlainDate.compare(firstDay, today) > 0 ? page(firstDay.subtract({ days: DAYS })) : null,
    later: page(firstDay.add({ days: DAYS })),
    mayBook: actsForSchool(actor) && can(actor, "ask-for-booking") && isOffered(actor, resource),
    mayChange: can(actor, "change-resource", { schoolId: resource.school.id }),
    done: wordsFor(DONE, url.searchParams.get("done")),
  }
})

export default function PersonOrThing() {
  const { viewer, id, title, mayBook, mayChange, ...shown } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="people"
      title={title}
      caption={shown.school}
      back={
        mayChange
          ? { href: "/people-and-things/own", text: "What we share" }
          : { href: "/people-and-things", text: "People and things to book" }
      }
    >
      {shown.done && <Banner kind="success" title={shown.done} />}
      {!shown.active && (
        <Banner kind="notice" title="This cannot be booked now. What is booked stays booked." />
      )}
      {shown.description !== "" && <p className="kith-said">{shown.description}</p>}
      <SummaryList rows={shown.facts} />
      <p>
        <a href={`/specialists/${id}`}>What is offered, and what schools say</a>
      </p>
      {(mayBook || mayChange) && (
        <ButtonRow>
          {mayBook && <ButtonLink href={`/people-and-things/${id}/book`}>Book it</ButtonLink>}
          {mayChange && (
            <ButtonLink href={`/people-and-things/${id}/edit`} kind="secondary">
              Change it
            </ButtonLink>
          )}
        </ButtonRow>
      )}
      <h2 className="govuk-heading-m" id="free">
        What is free
      </h2>
      {shown.days.length > 0 ? (
        <Table
          caption="What is free in these two weeks"
          captionHidden
          rows={shown.days}
          rowKey={({ iso }) => iso}
          onPhones="stack"
          columns={[
            { head: "Day", cell: ({ day }) => day },
            {
              head: "Free",
              cell: ({ day, free, note }) =>
                note ?? (
                  <ul className="kith-free">
                    {free.map(({ text, href }) => (
                      <li key={href}>
                        {mayBook ? (
                          <a href={href}>
                            <span className="govuk-visually-hidden">Book {day}, </span>
                            {text}
                          </a>
                        ) : (
                          text
                        )}
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      ) : (
        <p className="govuk-body">Nothing in these two weeks.</p>
      )}
      <OlderNewer
        newer={shown.earlier}
        newerText="Earlier"
        older={shown.later}
        olderText="Later"
        what="days"
      />
    </Page>
  )
}
