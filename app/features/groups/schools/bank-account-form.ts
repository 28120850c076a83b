import { z } from "zod"
import { lineOf } from "#app/features/groups/text-rules.ts"

/** Digits as banks print them: "20-00-00", "20 00 00". */
const withoutGaps = (text: string) => text.replaceAll(/[\s-]/g, "")

export const bankAccountForm = z.object({
  accountName: lineOf("the name on the account", 70),
  sortCode: z
    .string("Enter a sort code")
    .transform(withoutGaps)
    .pipe(z.string().min(1, "Enter a sort code"))
    .pipe(z.string().regex(/^[0-9]{6}$/, "Enter a sort code of six digits, such as 20-00-00")),
  accountNumber: z
    .string("Enter an account number")
    .transform(withoutGaps)
    .pipe(z.string().min(1, "Enter an account number"))
    .pipe(z.string().regex(/^[0-9]{6,8}$/, "Enter an account number of six to eight digits"))
    // Banks that gave shorter numbers have their customers put zeros before them.
    .transform((digits) => digits.padStart(8, "0"))
    .refine((digits) => /[1-9]/.test(digits), "Enter an account number that is not all zeros"),
})

export type BankAccount = z.infer<typeof bankAccountForm>

/** "20-00-00" */
export const sortCodeInPairs = (sortCode: string): string => sortCode.replace(/^(..)(..)(..)$/, "$1-$2-$3")

/** Enough to recognise an account by, too little to pay into it. */
export const lastDigits = (accountNumber: string): string => accountNumber.slice(-4)
