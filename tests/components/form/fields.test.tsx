import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { Checkbox } from "#app/components/form/checkbox.tsx"
import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import { ErrorSummary } from "#app/components/form/error-summary.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { PasswordField } from "#app/components/form/password-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { TimeField } from "#app/components/form/time-field.tsx"

const refused = (typed: FormFaults["typed"], sentences: FormFaults["sentences"] = {}): FormFaults => ({
  typed,
  sentences,
})

test("a refused field keeps what was typed and says beside it what is wrong", () => {
  const faults = refused({ reams: "twelve" }, { reams: "Give the quantity in figures, such as 12" })
  const html = renderToStaticMarkup(
    <QuantityField name="reams" label="Reams" hint="Whole packs" value="10" faults={faults} />,
  )
  expect(html).toContain('value="twelve"')
  expect(html).toContain('id="reams-error"')
  expect(html).toContain("Give the quantity in figures, such as 12")
  expect(html).toContain('aria-describedby="reams-hint reams-error"')
  expect(html).toContain('aria-invalid="true"')
})

test("a field that the posted form did not have keeps its own value", () => {
  expect(
    renderToStaticMarkup(<QuantityField name="reams" label="Reams" value="10" faults={refused({})} />),
  ).toContain('value="10"')
})

test.each(["31/02/2027", "2027-02-29", "2027-2-1", "soon"])(
  "%s is no date, and comes back as it was typed",
  (typed) => {
    const html = renderToStaticMarkup(
      <DateField name="closes" label="Closes" faults={refused({ closes: typed })} />,
    )
    expect(html).toContain(`type="text"`)
    expect(html).toContain(`value="${typed}"`)
  },
)

test("a date gets the browser's own date control", () => {
  expect(renderToStaticMarkup(<DateField name="closes" label="Closes" value="2028-02-29" />)).toContain(
    'type="date"',
  )
})

test("25:00 is no time, and comes back as it was typed", () => {
  const html = renderToStaticMarkup(<TimeField name="at" label="At" faults={refused({ at: "25:00" })} />)
  expect(html).toContain('type="text"')
  expect(html).toContain('value="25:00"')
})

test("a password is never sent back", () => {
  const faults = refused({ password: "hunter2" }, { password: "Too short" })
  const html = renderToStaticMarkup(
    <PasswordField name="password" label="Password" autoComplete="new-password" faults={faults} />,
  )
  expect(html).not.toContain("hunter2")
  expect(html).toContain("Too short")
})

test("a box that was ticked before and cleared by the visitor comes back clear", () => {
  expect(
    renderToStaticMarkup(<Checkbox name="may" label="May" checked faults={refused({})} />),
  ).not.toContain("checked")
  expect(
    renderToStaticMarkup(<Checkbox name="may" label="May" faults={refused({ may: "yes" })} />),
  ).toContain("checked")
})

test("of several choices exactly the posted ones come back ticked", () => {
  const choices = ["a", "b", "c"].map((value) => ({ value, text: value }))
  const html = renderToStaticMarkup(
    <CheckboxGroup
      name="groups"
      label="Groups"
      choices={choices}
      values={["a"]}
      faults={refused({ groups: ["b", "c"] })}
    />,
  )
  expect(
    [...html.matchAll(/checked="" value="(.)"|value="(.)" checked=""/g)].map((m) => m[1] ?? m[2]),
  ).toEqual(["b", "c"])
})

test("the summary of faults leads to each field, the first choice standing for its group", () => {
  const faults = refused({}, { "": "The pool has closed", paper: "Choose a paper" })
  const summary = renderToStaticMarkup(<ErrorSummary faults={faults} />)
  expect(summary).toContain("<li>The pool has closed</li>")
  expect(summary).toContain('<a href="#paper">Choose a paper</a>')
  const group = renderToStaticMarkup(
    <RadioGroup name="paper" label="Paper" choices={[{ value: "80", text: "80 g" }]} faults={faults} />,
  )
  expect(group).toContain('<input type="radio" id="paper"')
})

test("markup in what was typed is only text", () => {
  const html = renderToStaticMarkup(
    <QuantityField name="q" label="Q" faults={refused({ q: '"><script>' })} />,
  )
  expect(html).not.toContain("<script>")
})
