import { z } from "zod"
import { lineOf, paragraphOf } from "#app/features/groups/text-rules.ts"

export const groupSettingsForm = z.object({
  name: lineOf("the group's name", 120),
  description: paragraphOf(2_000),
  financeTwoFactorRequired: z
    .enum(["yes", "no"], "Choose whether a second factor is required")
    .transform((chosen) => chosen === "yes"),
})

export type GroupSettings = z.infer<typeof groupSettingsForm>
