import { z } from "zod"
import { emailField } from "#app/features/auth/account-form.ts"

export const nameCoordinatorForm = z.object({ email: emailField })

export const endCoordinatorForm = z.object({ personId: z.uuid("This page is out of date. Open it again") })
