import type { Viewer } from "#app/components/page/acting.tsx"

/**
 * Goes into a form that acts for a school: which one its page was shown for. Whoever has switched schools in another
 * tab since, or lost the place, does not by mistake act for the other one.
 */
export function ActingFor({ viewer }: { viewer: Viewer }) {
  return <input type="hidden" name="actingSchoolId" value={viewer.school?.id ?? ""} />
}
