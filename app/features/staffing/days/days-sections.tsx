import { Button } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { type Nation, nationNames, nations } from "#app/features/staffing/days/bank-holidays.ts"
import type { DaysRow } from "#app/features/staffing/days/days-view.ts"
import { closureKinds, closureNames } from "#app/features/staffing/days/school-days.ts"

type TableProps = {
  viewer: Viewer
  rows: DaysRow[]
  caption: string
  intent: string
  mayChange: boolean
}

/** Terms or closures still to come, each with a way to take it out. */
export function DaysTable({ viewer, rows, caption, intent, mayChange }: TableProps) {
  if (rows.length === 0) return <p className="govuk-body">None yet.</p>
  const remove = ({ id, name, days }: DaysRow) => (
    <form method="post">
      <ActingFor viewer={viewer} />
      <input type="hidden" name="daysId" value={id} />
      <Button name="intent" value={intent} kind="quiet" aria-label={`Remove ${name}, ${days}`}>
        Remove
      </Button>
    </form>
  )
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      onPhones="stack"
      columns={[
        { head: "What", cell: ({ name }) => name },
        { head: "Days", cell: ({ days }) => days },
        ...(mayChange ? [{ head: "Remove", cell: remove }] : []),
      ]}
    />
  )
}

type FormProps = { viewer: Viewer; id: string; faults: FormFaults | null }

export function TermForm({ viewer, id, faults }: FormProps) {
  return (
    <Details summary="Add a term" open={faults !== null}>
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={id} />
        <TextField {...{ name: "name", faults }} label="Name" hint="“Spring term 2027”" width={20} />
        <DateField {...{ name: "termFirstDay", faults }} label="First day" />
        <DateField {...{ name: "termLastDay", faults }} label="Last day" />
        <Button name="intent" value="term">
          Add the term
        </Button>
      </form>
    </Details>
  )
}

export function ClosureForm({ viewer, id, faults }: FormProps) {
  return (
    <Details summary="Add an INSET day or a closure" open={faults !== null}>
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={id} />
        <RadioGroup
          {...{ name: "kind", faults }}
          label="What is it?"
          inline
          choices={closureKinds.map((value) => ({ value, text: closureNames[value] }))}
        />
        <DateField {...{ name: "firstDay", faults }} label="Day, or first day" />
        <DateField {...{ name: "lastDay", faults }} label="Last day, if it is more than one (optional)" />
        <TextField {...{ name: "reason", faults }} label="Why? (optional)" hint="“Polling station”" />
        <Button name="intent" value="closure">
          Add it
        </Button>
      </form>
    </Details>
  )
}

/** Whose bank holidays the school keeps. */
export function NationForm({ viewer, nation, faults }: Omit<FormProps, "id"> & { nation: Nation }) {
  return (
    <Details summary="Keep other bank holidays" open={faults !== null}>
      <form method="post">
        <ActingFor viewer={viewer} />
        <RadioGroup
          {...{ name: "nation", faults }}
          value={nation}
          label="Whose bank holidays do you keep?"
          choices={nations.map((value) => ({ value, text: nationNames[value] }))}
        />
        <Button name="intent" value="nation">
          Save
        </Button>
      </form>
    </Details>
  )
}
