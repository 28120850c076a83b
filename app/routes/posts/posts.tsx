import { useLoaderData } from "@remix-run/react"
import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { can } from "#app/features/auth/policy/can.ts"
import { listPosts } from "#app/features/staffing/posts/post-list.server.ts"
import { postShelves, shelfNamed } from "#app/features/staffing/posts/post-shelves.ts"
import { presentRow } from "#app/features/staffing/posts/present-row.ts"
import { PostCards } from "#app/features/staffing/posts/views/post-cards.tsx"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Shared posts")

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  const shelf = shelfNamed(url.searchParams.get("show"))
  const page = await listPosts(tx, actor, { ...shelf, cursor: url.searchParams.get("at") })
  return {
    shelf: shelf.key,
    empty: shelf.empty,
    rows: page.posts.map((listed) => presentRow(listed, actor, now)),
    older: page.older && `/posts?${new URLSearchParams({ show: shelf.key, at: page.older })}`,
    mayDraft: can(actor, "draft-post"),
  }
})

export default function Posts() {
  const { viewer, shelf, empty, rows, older, mayDraft } = useLoaderData<typeof loader>()
  const propose = mayDraft && <ButtonLink href="/posts/new">Propose a shared post</ButtonLink>
  return (
    <Page
      viewer={viewer}
      section="sharing"
      title="Shared posts"
      width="wide"
      back={{ href: "/sharing/offers", text: "Offers and needs" }}
      actions={propose}
    >
      <p>
        A specialist whom one school employs and several use. Schools say how many days they would take and
        what a day may cost; the post forms when that adds up.
      </p>
      <TabsAsLinks
        label="Shared posts by how far they have come"
        tabs={postShelves.map(({ key, text }) => ({
          ...{ href: `/posts?show=${key}`, text },
          current: key === shelf,
        }))}
      />
      {rows.length > 0 ? (
        <PostCards rows={rows} />
      ) : (
        <EmptyState title={empty.title} action={propose}>
          {empty.next}
        </EmptyState>
      )}
      <OlderNewer older={older} what="posts" olderText="Next" />
    </Page>
  )
}
