import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { civilDateOf } from "#app/core/civil-time.ts"
import { listContracts } from "#app/features/purchasing/contracts/contract-queries.server.ts"
import { ContractTable } from "#app/features/purchasing/contracts/contract-table.tsx"
import { contractRow } from "#app/features/purchasing/contracts/contract-view.ts"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Contracts")

const imported = (count: string | null) =>
  count === "1" ? "One contract is registered." : `${count} contracts are registered.`

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  const { school } = whoHandlesMoney(actor, "see-contracts")
  const today = civilDateOf(now)
  const ended = url.searchParams.get("show") === "ended"
  const page = await listContracts(tx, {
    ...{ schoolId: school.id, today, ended },
    cursor: url.searchParams.get("at"),
  })
  const step = (cursor: string | null) =>
    cursor && `/contracts?${new URLSearchParams({ ...(ended ? { show: "ended" } : {}), at: cursor })}`
  const done = url.searchParams.get("done")
  const count = url.searchParams.get("imported")
  return {
    ended,
    done:
      done === "removed"
        ? "The contract is off the register."
        : /^[1-9]\d{0,3}$/.test(count ?? "")
          ? imported(count)
          : null,
    contracts: page.contracts.map((contract) => contractRow(contract, today)),
    earlier: step(page.earlier),
    later: step(page.later),
  }
})

export default function Contracts() {
  const { viewer, ended, done, contracts, earlier, later } = useLoaderData<typeof loader>()
  return (
    <Page
      viewer={viewer}
      section="school"
      title="Contracts"
      caption={viewer.school?.name}
      width="wide"
      back={{ href: "/school", text: "Your school" }}
      actions={<ButtonLink href="/contracts/new">Register a contract</ButtonLink>}
    >
      {done && <Banner kind="success" title={done} />}
      <TabsAsLinks
        label="Running and ended contracts"
        tabs={[
          { href: "/contracts", text: "Running", current: !ended },
          { href: "/contracts?show=ended", text: "Ended", current: ended },
        ]}
      />
      {contracts.length > 0 ? (
        <>
          <ContractTable caption={ended ? "Ended contracts" : "Running contracts"} contracts={contracts} />
          <OlderNewer newer={earlier} older={later} what="contracts" newerText="Back" olderText="More" />
        </>
      ) : ended ? (
        <EmptyState title="No contract has ended yet">Contracts move here after their last day.</EmptyState>
      ) : (
        <EmptyState
          title="No contracts yet"
          action={<ButtonLink href="/contracts/new">Register a contract</ButtonLink>}
        >
          Register what your school has signed: cleaning, photocopiers, energy. Kith reminds you before notice
          is due, and shows your groups which contracts end close together, so that you can buy them together.
        </EmptyState>
      )}
      <ul className="govuk-list kith-no-print">
        <li>
          <a href="/contracts/import">Register many from a file</a>
        </li>
        {contracts.length > 0 && (
          <li>
            <a href="/contracts/export">Download all contracts (CSV)</a>
          </li>
        )}
        {viewer.groups.map((group) => (
          <li key={group.id}>
            <a href={`/groups/${group.id}/radar`}>What ends close together in {group.name}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
