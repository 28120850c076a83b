import type { Actor, SchoolActor } from "#app/features/auth/actor.ts"
import type { PostingSide } from "#app/features/expertise/posting.ts"
import { notFound } from "#app/server/refusals.ts"

const sides: Record<string, PostingSide> = { offers: "offer", needs: "need" }

/** Which of the two lists an address means; any other leads to no page. */
export const sideInAddress = (part: string | undefined): PostingSide => {
  const side = sides[part ?? ""]
  if (!side) throw notFound()
  return side
}

/** Why this person cannot post for a school. */
export const whoPosts = ({ school, groups }: Actor): string => {
  if (school === null) return "Offers and needs belong to a school, and you act for a group."
  return groups.length === 0
    ? `${school.name} is in no group yet, so nobody would see what it posts.`
    : `What ${school.name} offers and needs is posted by its head, business managers and staff.`
}

export const notTheirGroup = ({ school }: SchoolActor): string => `Choose groups that ${school.name} is in`

export const notTheirResource = "Choose somebody or something that your own school shares"
