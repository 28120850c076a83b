import type { Letter } from "#app/features/groups/letters/letter.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"

/** To the employer, where days take place again that whoever fills the post has promised to somebody else by now. */
export const holderIsTaken = (
  { id, title }: Pick<SharedPost, "id" | "title">,
  { holder, days }: { holder: string; days: string },
  appUrl: string,
): Letter => ({
  subject: `Booked on days of the post: ${title}`,
  paragraphs: [
    `The days of a school have changed, so ${title} is to be worked on days that ${holder} cannot have as well: ${days}.`,
    `Those bookings stand, or the contract has too few hours. Cancel what is in the way, and the days are blocked by themselves; or call them off, or make the week anew:\n${appUrl}/posts/${id}/week`,
  ],
})
