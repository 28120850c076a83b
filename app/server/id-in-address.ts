import { isId } from "#app/core/cursor.ts"
import { notFound } from "#app/server/refusals.ts"

/** The id of a thing as a page's address names it. What cannot be an id leads to no page: 404. */
export const idInAddress = (part: string | undefined): string => {
  if (!isId(part)) throw notFound()
  return part
}
