import { Button, ButtonRow } from "#app/components/button.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"

type Field = { label: string; hint?: string; value: string }

type Props = {
  /** Of the payment that the form makes. */
  paymentId: string
  amount: Field
  date: Field & { name: "receivedOn" | "paidOn"; min: string }
  reference: Field
  submit: string
  cancelHref: string
  faults: FormFaults | undefined
}

/** A bank transfer that has been made, of either way: how much, when, and what stands on the statement. */
export const TransferForm = ({ paymentId, amount, date, reference, submit, cancelHref, faults }: Props) => (
  <form method="post" noValidate>
    <input type="hidden" name="paymentId" value={paymentId} />
    <MoneyField name="amount" {...amount} faults={faults} />
    <DateField {...date} max={date.value} faults={faults} />
    <TextField
      name="reference"
      {...reference}
      width={20}
      maxLength={100}
      spellCheck={false}
      faults={faults}
    />
    <ButtonRow>
      <Button>{submit}</Button>
      <a href={cancelHref}>Cancel</a>
    </ButtonRow>
  </form>
)
