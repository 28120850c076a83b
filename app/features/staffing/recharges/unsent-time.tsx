import { Button } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TextField } from "#app/components/form/text-field.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"

type Props = {
  /** Each time with what was booked, as it would be typed. At least one. */
  lines: { key: string; label: string; what: string; time: string }[]
  viewer: Viewer
  faults?: FormFaults | null
}

/** Time that has passed and is not on the timesheet, to look over and send. */
export function UnsentTime({ lines, viewer, faults }: Props) {
  return (
    <form method="post">
      <h2 className="govuk-heading-m">Time to send</h2>
      <p className="govuk-body">
        As it was booked. Change what was different, then send it: the schools that had it are asked to
        confirm.
      </p>
      <ActingFor viewer={viewer} />
      {lines.map((line) => (
        <TextField
          key={line.key}
          name={`time-${line.key}`}
          label={line.label}
          hint={line.what}
          value={line.time}
          width={5}
          suffix="hours"
          faults={faults}
        />
      ))}
      <Button name="intent" value="send">
        {lines.length === 1 ? "Send the line" : `Send ${lines.length} lines`}
      </Button>
    </form>
  )
}
