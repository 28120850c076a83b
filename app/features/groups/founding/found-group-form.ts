import { z } from "zod"
import { groupKinds } from "#app/features/groups/founding/group-kinds.ts"
import { freshId, lineOf, paragraphOf } from "#app/features/groups/text-rules.ts"

export const foundGroupForm = z.object({
  id: freshId,
  name: lineOf("the group's name", 120),
  kind: z.enum(groupKinds, "Choose what kind of group it is"),
  description: paragraphOf(2_000),
})

export type NewGroup = z.infer<typeof foundGroupForm>
