import { useLoaderData } from "@remix-run/react"
import { searchPostings } from "#app/features/expertise/posting-queries.server.ts"
import { readPostingSearch } from "#app/features/expertise/posting-search.ts"
import type { FloorArgs } from "#tests/bench/floor/floor-args.ts"

export const loader = async ({ request, context: { db, actor } }: FloorArgs) => {
  const search = readPostingSearch("offer", new URL(request.url).searchParams)
  const today = Temporal.Now.plainDateISO("Europe/London")
  const page = await searchPostings(db, {
    search,
    schoolId: actor.school.id,
    ...{ phase: null, from: null },
    today,
    cursor: null,
  })
  return page.postings.map(({ id, title, school }) => ({ id, title, school: school.name }))
}

export default function Offers() {
  return (
    <ul>
      {useLoaderData<typeof loader>().map((offer) => (
        <li key={offer.id}>
          <a href={`/sharing/postings/${offer.id}`}>{offer.title}</a> {offer.school}
        </li>
      ))}
    </ul>
  )
}
