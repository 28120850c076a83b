import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { FigureRow } from "#app/components/list/figure-row.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { listHours, readSchoolHours } from "#app/features/staffing/hours/hours-queries.server.ts"
import { HoursTable } from "#app/features/staffing/hours/hours-table.tsx"
import { balanceSentence, hoursFigures, hoursRow } from "#app/features/staffing/hours/hours-view.ts"
import { timeTabs } from "#app/features/staffing/time/time-tabs.ts"
import { forSchool } from "#app/server/acting-school.server.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Give and take")

const DONE = { written: "The time is written down." }

export const loader = pageLoader(async ({ tx, actor, url }) => {
  const { school, groups } = forSchool(actor)
  const at = url.searchParams.get("at")
  const accounts = await readSchoolHours(
    tx,
    school.id,
    groups.map(({ id }) => id),
  )
  const page = await listHours(tx, { schoolId: school.id }, at)
  const step = (cursor: string | null) => cursor && `/hours?at=${cursor}`
  return {
    done: wordsFor(DONE, url.searchParams.get("done")),
    mayRecord: can(actor, "write-down-help") && groups.length > 0,
    tabs: timeTabs(actor, "/hours"),
    accounts: groups.flatMap((group) => {
      const hours = accounts.find(({ groupId }) => groupId === group.id)
      return hours ? [{ ...group, figures: hoursFigures(hours), sentence: balanceSentence(hours) }] : []
    }),
    groups,
    rows: page.entries.map((entry) => hoursRow(entry, school.id)),
    newer: step(page.newer),
    older: step(page.older),
  }
})

export default function Hours() {
  const page = useLoaderData<typeof loader>()
  const { viewer, done, mayRecord, accounts, groups, rows, newer, older } = page
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Give and take"
      caption={viewer.school?.name}
      width="wide"
      actions={mayRecord && <ButtonLink href="/hours/new">Write down help you had</ButtonLink>}
    >
      {done && <Banner kind="success" title={done} />}
      <TabsAsLinks label="How time is made good" tabs={page.tabs} />
      <p className="govuk-body">
        Time that schools give each other without money. A balance is no debt: it only says who might give
        next.
      </p>
      {accounts.map((account) => (
        <section key={account.id}>
          <h2 className="govuk-heading-m">{account.name}</h2>
          <FigureRow figures={account.figures} />
          <p className="govuk-body">{account.sentence}</p>
        </section>
      ))}
      {rows.length > 0 ? (
        <>
          <HoursTable caption="What was given and had" rows={rows} />
          <OlderNewer newer={newer} older={older} what="entries" />
        </>
      ) : (
        <EmptyState title="No time has been exchanged yet">
          When a booking is settled in hours or as a gift, it stands here. Help that you had without a booking
          can be written down too.
        </EmptyState>
      )}
      <ul className="govuk-list kith-no-print">
        {groups.map((group) => (
          <li key={group.id}>
            <a href={`/hours/groups/${group.id}`}>Give and take in {group.name}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
