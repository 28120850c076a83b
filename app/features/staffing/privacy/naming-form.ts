import { z } from "zod"

const namings = ["role", "name"] as const

/** Whether invoices for shared staff say the role alone or the name too. */
export const namingForm = z.object({ naming: z.enum(namings, "Choose what invoices say") })
