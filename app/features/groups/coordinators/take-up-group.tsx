import { Button } from "#app/components/button.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"

/** That nobody at a group's schools coordinates it any more, and for those who may, the way to do so. */
export function TakeUpGroup({ viewer, may }: { viewer: Viewer; may: boolean }) {
  if (!may)
    return (
      <p>
        Nobody at the group's schools coordinates it any more. A head or business manager of any of its
        schools can take it up, on this page.
      </p>
    )
  return (
    <form method="post">
      <ActingFor viewer={viewer} />
      <p>
        Nobody at the group's schools coordinates it any more. If you take it up, you become its coordinator:
        you invite schools, answer requests, run pools, and can name others. Whoever coordinated it before is
        told, and no longer does.
      </p>
      <Button name="intent" value="take-up">
        Take up the group
      </Button>
    </form>
  )
}
