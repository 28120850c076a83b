import { z } from "zod"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { emailField } from "#app/features/auth/account/account-form.ts"

export const nameCoordinatorForm = z.object({ email: emailField })

export const endCoordinatorForm = z.object({ personId: z.uuid(OUT_OF_DATE) })
