import { z } from "zod"

export const invoicePrefixForm = z.object({
  invoicePrefix: z
    .string("Enter a prefix")
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.string().min(1, "Enter a prefix"))
    .pipe(z.string().regex(/^[A-Z0-9]{2,8}$/, "Use two to eight letters and digits, such as OAKP")),
})
