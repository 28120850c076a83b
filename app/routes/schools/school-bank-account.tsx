import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { bankAccountForm, sortCodeInPairs } from "#app/features/groups/schools/bank-account-form.ts"
import { changeBankAccount } from "#app/features/groups/schools/change-bank-account.server.ts"
import { bankAccountOf } from "#app/features/groups/schools/school-queries.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Bank account")

const whoMay = "Only the school's head, business manager or finance officer can change its bank account."

export const loader = pageLoader(async ({ tx, actor }) => {
  const { school } = forSchool(actor)
  if (!can(actor, "change-bank-account", school)) throw forbidden(whoMay)
  const account = await bankAccountOf(tx, school.id)
  return {
    account: account && {
      accountName: account.accountName,
      sortCode: sortCodeInPairs(account.sortCode),
      accountNumber: account.accountNumber,
    },
  }
})

export const action = pageAction(async ({ tx, actor, request, context }) => {
  const form = await request.formData()
  requireSameSchool(form, actor)
  const parsed = parseForm(bankAccountForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await changeBankAccount(tx, forSchool(actor), context, parsed.value)
  if (outcome.kind === "not-allowed") throw forbidden(whoMay)
  return redirect("/school?done=account")
})

export default function BankAccount() {
  const { viewer, account } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="school"
      title="Bank account"
      caption={viewer.school?.name}
      back={{ href: "/school", text: "Your school" }}
      faults={faults}
    >
      <p>
        Other schools pay your invoices into this account. A change is recorded under your name, and the
        school's heads get a letter about it. Invoices that are issued already keep the account they name.
      </p>
      <form method="post">
        <ActingFor viewer={viewer} />
        <TextField
          name="accountName"
          label="Name on the account"
          value={account?.accountName}
          faults={faults}
        />
        <TextField
          name="sortCode"
          label="Sort code"
          hint="Six digits, such as 20-00-00"
          value={account?.sortCode}
          width={10}
          inputMode="numeric"
          spellCheck={false}
          faults={faults}
        />
        <TextField
          name="accountNumber"
          label="Account number"
          hint="Six to eight digits"
          value={account?.accountNumber}
          width={10}
          inputMode="numeric"
          spellCheck={false}
          faults={faults}
        />
        <Button>Save the account</Button>
      </form>
    </Page>
  )
}
