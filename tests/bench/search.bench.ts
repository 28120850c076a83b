import pg from "pg"
import type { Row } from "#tests/bench/benchmark.ts"
import { load } from "#tests/bench/load.ts"
import { inTurns } from "#tests/bench/turns.ts"
import { idsOf, openWorlds, startFloor, startKith } from "#tests/bench/worlds.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

export const name = "search"

/** Priya Raman looks for a music teacher for primary children on a Tuesday among 100,000 offers. */
export async function run(): Promise<Row[]> {
  const worlds = await openWorlds()
  const demo = await worlds.demo()
  await fillOffers(demo.ownerUrl)
  const [reader = ""] = await idsOf(demo, "select id from person where name = 'Priya Raman'")
  const floor = await startFloor(demo, [reader])
  const kith = await startKith(demo)
  const cookie = await sessionCookieFor(demo.url, reader)
  const asked = "words=music+teacher&phase=primary&weekday=2"
  const visit =
    async (url: string, path: string, headers: Record<string, string> = {}) =>
    (seconds: number) =>
      load(url, [{ path }], { seconds, headers: [headers] })
  const figures = await inTurns({
    bare: await visit(floor.url, `/offers?${asked}`),
    search: await visit(kith.url, `/sharing/offers?${asked}`, { cookie }),
  })
  for (const each of [floor, kith]) await each.stop()
  await worlds.end()
  const rate = (value: { requestsPerSecond: number }) => ({ value: value.requestsPerSecond, unit: "pages/s" })
  return [
    {
      benchmark: "searching 100,000 offers by words, phase and day, signed in, against a bare page",
      figure: rate(figures.search),
      floor: rate(figures.bare),
      bound: { atLeast: 0.5 },
    },
  ]
}

const OFFERS = 100_000

/** Half of them are offered to the county's consortium, the rest to nobody whom the reader knows. */
async function fillOffers(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(
    `insert into posting (side, school_id, kind, title, subjects, phases, weekdays, terms, basis, rate_pence,
      closes_on, created_by, posted_at)
    select 'offer', s.id, (array['expertise', 'staff-time', 'facility'])[1 + i % 3],
      (array['Teacher', 'Assistant', 'Coach', 'Adviser'])[1 + i % 4] || ' ' || i || ' of ' || subject,
      array[subject], array[(array['primary', 'secondary', 'special'])[1 + i % 3]],
      array[1 + i % 5]::smallint[], '{autumn,spring,summer}', 'day', 15000 + i % 10000, current_date + 300, p.id,
      now() - i * interval '1 minute'
    from generate_series(1, ${OFFERS}) i,
      lateral (select (array['Music', 'Mathematics', 'Science', 'Drama', 'History', 'Computing'])[1 + i % 6] as subject),
      (select id from school where urn = 980105) s, (select id from person limit 1) p`,
  )
  await client.query(
    `insert into posting_group (posting_id, group_id)
    select p.id, g.id from posting p, (select id from school_group where kind = 'consortium') g
    where p.title like '% of %' and p.rate_pence % 2 = 0`,
  )
  await client.query("analyze posting")
  await client.end()
}
