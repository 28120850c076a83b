import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import {
  type BookingPage,
  bookingsComing,
  bookingsOpen,
  bookingsPast,
  bookingsToConfirm,
} from "#app/features/staffing/bookings/booking-queries.server.ts"
import { bookingRow } from "#app/features/staffing/bookings/booking-view.ts"
import { BookingCards } from "#app/features/staffing/bookings/views/booking-cards.tsx"
import { PeopleTabs } from "#app/features/staffing/bookings/views/people-tabs.tsx"
import { WaitingCards } from "#app/features/staffing/bookings/views/waiting-cards.tsx"
import { waitingOfSchool } from "#app/features/staffing/bookings/waiting-queries.server.ts"
import { waitingRow } from "#app/features/staffing/bookings/waiting-view.ts"
import { forSchool } from "#app/server/acting-school.server.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Bookings")

const DONE: Record<string, string> = {
  waiting: "Your school is on the waiting list. You hear by email when it is your turn.",
  stopped: "Your school waits no longer.",
}

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  const { school } = forSchool(actor)
  const shelf = async (name: string, list: (ask: { cursor: string | null }) => Promise<BookingPage>) => {
    const { bookings, further } = await list({ cursor: url.searchParams.get(name) })
    return {
      rows: bookings.map((booking) => bookingRow(booking, { ourId: school.id, now })),
      further: further && `/bookings?${new URLSearchParams({ [name]: further })}#${name}`,
    }
  }
  const ask = { schoolId: school.id, now }
  return {
    toConfirm: await shelf("confirm", ({ cursor }) => bookingsToConfirm(tx, { ...ask, cursor })),
    open: await shelf("open", ({ cursor }) =>
      bookingsOpen(tx, { ...ask, cursor, groupIds: actor.groups.map(({ id }) => id) }),
    ),
    coming: await shelf("coming", ({ cursor }) => bookingsComing(tx, { ...ask, cursor })),
    past: await shelf("past", ({ cursor }) => bookingsPast(tx, { ...ask, cursor })),
    waiting: (await waitingOfSchool(tx, school.id)).map((waiting) => waitingRow(waiting, now)),
    mayBook: can(actor, "ask-for-booking"),
    done: wordsFor(DONE, url.searchParams.get("done")),
  }
})

export default function Bookings() {
  const { viewer, toConfirm, open, coming, past, waiting, mayBook, done } = useLoaderData<typeof loader>()
  return (
    <Page viewer={viewer} section="people" title="Bookings" caption={viewer.school?.name} width="wide">
      {done && <Banner kind="success" title={done} />}
      <PeopleTabs current="/bookings" />
      {mayBook && (
        <ButtonRow>
          <ButtonLink href="/people-and-things">Book somebody or something</ButtonLink>
          <ButtonLink href="/bookings/new" kind="secondary">
            Ask for a kind of specialist
          </ButtonLink>
        </ButtonRow>
      )}
      <Shelf id="confirm" title="For you to confirm" further={toConfirm.further}>
        {toConfirm.rows.length > 0 && <BookingCards rows={toConfirm.rows} />}
      </Shelf>
      <Shelf id="open" title="Asked of your groups" further={open.further}>
        {open.rows.length > 0 && <BookingCards rows={open.rows} />}
      </Shelf>
      <Shelf id="waiting" title="On a waiting list" further={null}>
        {waiting.length > 0 && <WaitingCards rows={waiting} />}
      </Shelf>
      <section aria-labelledby="coming">
        <h2 className="govuk-heading-m" id="coming">
          Coming
        </h2>
        {coming.rows.length > 0 ? (
          <BookingCards rows={coming.rows} />
        ) : (
          <EmptyState title="Nothing is booked">
            See whom and what the schools of your groups share, or ask one of them for a kind of specialist.
          </EmptyState>
        )}
        <OlderNewer older={coming.further} olderText="Later" what="bookings" />
      </section>
      <Shelf id="past" title="Past, declined and cancelled" further={past.further}>
        {past.rows.length > 0 && <BookingCards rows={past.rows} />}
      </Shelf>
    </Page>
  )
}

type ShelfProps = { id: string; title: string; further: string | null; children: React.ReactNode }

/** A list that is not there while it is empty. */
function Shelf({ id, title, further, children }: ShelfProps) {
  if (!children) return null
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
      <OlderNewer older={further} olderText="More" what="bookings" />
    </section>
  )
}
