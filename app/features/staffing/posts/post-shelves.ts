import type { PostState } from "#app/features/staffing/posts/post.ts"

type Shelf = {
  key: string
  text: string
  states: PostState[]
  order: "soonest-first" | "latest-first"
  empty: { title: string; next: string }
}

/** The list of posts, by how far they have come. */
export const postShelves: Shelf[] = [
  {
    ...{ key: "open", text: "Open", states: ["open"], order: "soonest-first" },
    empty: {
      title: "No post is open",
      next: "See what schools of a group need on the group’s page: needs for the same specialist add up to a post.",
    },
  },
  {
    ...{ key: "formed", text: "Formed", states: ["formed", "running"], order: "latest-first" },
    empty: { title: "No post has formed yet", next: "Posts that schools share stand here, with their week." },
  },
  {
    ...{ key: "past", text: "Past", states: ["not-formed", "ended", "cancelled"], order: "latest-first" },
    empty: {
      title: "Nothing is past yet",
      next: "Posts that ended, or did not form, are kept here with the reason.",
    },
  },
  {
    ...{ key: "drafts", text: "Drafts", states: ["draft"], order: "latest-first" },
    empty: { title: "No drafts", next: "A post that you propose is a draft until you open it to schools." },
  },
]

export const shelfNamed = (name: string | null): Shelf =>
  postShelves.find(({ key }) => key === name) ?? postShelves[0]!
