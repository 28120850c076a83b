import { z } from "zod"
import { freshId, paragraphOf } from "#app/features/groups/text-rules.ts"

export const askToJoinForm = z.object({ id: freshId, message: paragraphOf(2_000) })

export type JoinRequest = z.infer<typeof askToJoinForm>
