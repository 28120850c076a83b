import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"

/** Where nothing can be shown before the school is in a group: what to do first. */
export const NoGroupYet = () => (
  <EmptyState
    title="Your school is in no group yet"
    action={<ButtonLink href="/groups">Find or found a group</ButtonLink>}
  >
    Schools buy together and share people in groups. Ask to join one, or found one and invite others.
  </EmptyState>
)
