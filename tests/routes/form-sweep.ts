import { inMonths } from "#tests/routes/access.ts"
import { kindOf, mayBeFine, type Oddity, odditiesFor } from "#tests/routes/odd-values.ts"
import type { RunningApp } from "#tests/support/app.ts"
import { type Answer, ask } from "#tests/support/ask.ts"
import type { ChangeWatch } from "#tests/support/changed-tables.ts"
import { type Control, formsOf, type PageForm, textOf } from "#tests/support/page-forms.ts"

/** A form, where it stands, and who looks at it. */
export type Place = { page: string; cookie: string; form: PageForm }

export type Sweep = {
  app: RunningApp
  watch(): ChangeWatch
  /** Puts the database back to its beginning. */
  reset(): Promise<void>
  /** Forgets how often somebody has tried. */
  forgive(): Promise<void>
  /** What the fields of the route's form would take, by name. */
  filledIn: Record<string, string>
  /** Ids of things that whoever sends it has nothing to do with. */
  foreign: readonly string[]
  /** Whether a value is fine for a field although it looks odd; a field is named with its form: "/groups/new id". */
  isFine(field: string, oddity: Oddity): boolean
}

type Field = { name: string; sent: string[]; isRaw?: boolean }

const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const nameless = (text: string) => text.replaceAll(ID, ":id").replaceAll(/\.\d+\b/g, ".n")

/** The same for forms of one kind: where they are sent to, and the names of what is in them, whatever the ids. */
export const kindOfForm = ({ action, controls, buttons }: PageForm): string => {
  const names = [...new Set(controls.map(({ name }) => nameless(name)))].sort()
  const intents = buttons
    .map(({ name, value }) => `${name}=${nameless(value)}`)
    .filter((intent) => intent !== "=")
  return [nameless(action).replaceAll(/\d{6}/g, ":n"), ...names, ...new Set(intents)].join(" ")
}

/** What a browser would send, with everything that is empty and can be filled filled in. */
function filled(
  { form }: Place,
  given: Record<string, string>,
  button: PageForm["buttons"][number],
): Field[] {
  const fields = form.controls.map((control) => ({ name: control.name, sent: valuesFor(control, given) }))
  return button.name ? [...fields, { name: button.name, sent: [button.value] }] : fields
}

/** Rows and settings that a form offers beyond what it needs. */
const SPARE = /\.[1-9]\d*(\.|$)|^(splitSettings|settings|steps|substitutes)/

function valuesFor(control: Control, given: Record<string, string>): string[] {
  const { name, kind, values, choices } = control
  if (values.some((value) => value !== "")) return values
  const wanted = given[name]
  if (wanted !== undefined && (choices.length === 0 || choices.includes(wanted))) return [wanted]
  if (SPARE.test(name) || kind === "hidden") return values
  if (choices.length > 0) return choices.filter((choice) => choice !== "").slice(0, 1)
  return [usual[kindOf(control)] ?? "Something"]
}

const usual: Record<string, string> = {
  ...{ number: "2", money: "2.50", date: inMonths(1), time: "09:00" },
  ...{ email: "somebody@example.org", password: "a long enough password" },
}

const bodyOf = (fields: readonly Field[]): string =>
  fields
    .flatMap(({ name, sent, isRaw }) =>
      sent.map(
        (value) =>
          `${encodeURIComponent(name)}=${isRaw ? value : new URLSearchParams({ v: value }).toString().slice(2)}`,
      ),
    )
    .join("&")

const FORM = { "Content-Type": "application/x-www-form-urlencoded" }

type Trial = {
  what: string
  /** As the form stands when it is sent. */
  body(): BodyInit
  headers?: Record<string, string>
  isFine: boolean
  faults(answer: Answer): string[]
}

const AT_ONCE = 6

/** Sends a form odd in one thing at a time; answers what is wrong with what came back, one line each. */
export async function sweepForm(sweep: Sweep, first: Place): Promise<string[]> {
  const wrong: string[] = []
  let place = first
  const send = async ({ body, headers = FORM }: Trial): Promise<Answer> => {
    const send = () =>
      ask(sweep.app, place.form.action, { method: "POST", cookie: place.cookie, body: body(), headers })
    const answer = await send()
    if (answer.status !== 429) return answer
    await sweep.forgive()
    return send()
  }
  const findAgain = async (): Promise<Place | null> => {
    const { html } = await ask(sweep.app, place.page, { cookie: place.cookie })
    const form = formsOf(html, place.page).find((one) => kindOfForm(one) === kindOfForm(first.form))
    return form ? { ...place, form } : null
  }
  /** After something was done: finds the form as it is now, or else as it was at the beginning. */
  const goOn = async (): Promise<void> => {
    const now = await findAgain()
    if (!now) await sweep.reset()
    const again = now ?? (await findAgain())
    if (!again) throw new Error(`The form on ${place.page} is gone.`)
    place = again
    await sweep.watch().changedTables()
  }
  const complain = (what: string, faults: readonly string[]) =>
    wrong.push(...faults.map((fault) => `${place.form.action.replaceAll(ID, ":id")} ${what}: ${fault}`))

  /** Several at once; what has done something is followed by the form as it then is. */
  const tryOut = async (trials: readonly Trial[]): Promise<void> => {
    for (const some of portions(trials, AT_ONCE)) {
      const answers = await Promise.all(some.map(async (trial) => ({ trial, answer: await send(trial) })))
      const done = answers.filter(({ answer }) => answer.status < 400)
      const refused = answers.filter(({ answer }) => answer.status >= 400)
      for (const { trial, answer } of done)
        if (!trial.isFine) complain(trial.what, [`taken (${answer.status} ${answer.location ?? ""})`])
      const changed = await sweep.watch().changedTables()
      if (done.length === 0 && changed.length > 0)
        complain(refused.map(({ trial }) => trial.what).join(" or "), [`changed ${changed.join(", ")}`])
      if (done.length > 0) await goOn()
      // What the first of them did may be why the others were refused: those are asked again, each alone.
      if (done.length > 0 && refused.length > 0) for (const { trial } of refused) await tryOut([trial])
      else for (const { trial, answer } of refused) complain(trial.what, trial.faults(answer))
    }
  }

  const button = place.form.buttons[0] ?? { name: "", value: "" }
  const base = () => filled(place, sweep.filledIn, button)
  const fields = distinct(first.form.controls).map((control) => {
    const { name } = control
    const kind = kindOf(control)
    const usualValue = base().find((field) => field.name === name)?.sent[0] ?? ""
    const odd = odditiesFor(kind, usualValue, sweep.foreign)
    const trialOf = (oddity: Oddity): Trial => {
      const isFine =
        mayBeFine(control, kind, oddity) || sweep.isFine(nameless(`${first.form.action} ${name}`), oddity)
      let sent: Field[] = []
      const body = () => {
        sent = base().map((field) => (field.name === name ? { ...oddity, name } : field))
        return bodyOf(sent)
      }
      const faults = (answer: Answer) =>
        kind === "hidden" && [403, 404].includes(answer.status)
          ? []
          : faultsOf(answer, place, sent, isFine || first.form.takesFiles ? null : control)
      return { what: `${name}: ${oddity.says}`, body, isFine, faults }
    }
    return { odd, trialOf }
  })
  // What is done to a thing may stand in the way of the next; so first everything that has to be refused.
  for (const isFine of [false, true])
    for (const { odd, trialOf } of fields)
      await tryOut(odd.map(trialOf).filter((trial) => trial.isFine === isFine))
  await tryOut(wholeForms(first.form, base))
  return wrong
}

function* portions<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

const distinct = (controls: readonly Control[]): Control[] =>
  [
    ...new Map(controls.toReversed().map((control) => [nameless(control.name), control])).values(),
  ].toReversed()

function wholeForms({ buttons, takesFiles }: PageForm, base: () => Field[]): Trial[] {
  const whole = (
    what: string,
    body: () => BodyInit,
    headers?: Record<string, string>,
    isFine = false,
  ): Trial => ({
    ...{ what, body, headers, isFine },
    faults: ({ status }) => (status < 500 ? [] : [`answered ${status}`]),
  })
  const asFiles = () => {
    const files = new FormData()
    for (const { name, sent } of base())
      for (const value of sent) files.append(name, new Blob([value]), "a.txt")
    return files
  }
  const asJson = () => JSON.stringify(Object.fromEntries(base().map(({ name, sent }) => [name, sent])))
  const intent = buttons.find(({ name }) => name !== "")?.name
  const nonsense = () =>
    bodyOf([...base().filter(({ name }) => name !== intent), { name: intent ?? "", sent: ["nonsense"] }])
  return [
    whole("10 MB", () => `${bodyOf(base())}&more=${"a".repeat(10_000_000)}`),
    whole("as JSON", asJson, { "Content-Type": "application/json" }),
    whole("as text", () => bodyOf(base()), { "Content-Type": "text/plain" }),
    whole("as files", asFiles, {}, takesFiles),
    ...(intent ? [whole("an unknown intent", nonsense)] : []),
    whole("badly encoded", () => `${bodyOf(base())}&%=%zz`, FORM, true),
  ]
}

/** No sentence for people. */
const MACHINE_WORDS =
  /Invalid (input|option|string)|expected |received|undefined|\[object|Too (big|small)|must match/

/** What is wrong with a form that came back; `control` is the field that must have its sentence. */
function faultsOf(
  { status, html }: Answer,
  { form, page }: Place,
  sent: readonly Field[],
  control: Control | null,
): string[] {
  if (status !== 422) return [`answered ${status}`]
  const faults: string[] = []
  const summary = /govuk-error-summary__list.*?<\/ul>/s.exec(html)?.[0] ?? ""
  const sentences = [...summary.matchAll(/<li>(.*?)<\/li>/gs)].map(([, sentence = ""]) => textOf(sentence))
  if (sentences.length === 0) faults.push("no error summary")
  faults.push(
    ...sentences.filter((sentence) => MACHINE_WORDS.test(sentence)).map((sentence) => `says "${sentence}"`),
  )
  for (const [, id = ""] of summary.matchAll(/href="#([^"]*)"/g))
    if (!html.includes(` id="${id}"`)) faults.push(`its summary leads to #${id}, which is not there`)

  const back = formsOf(html, page).find(
    (one) => one.action === form.action && kindOfForm(one) === kindOfForm(form),
  )
  if (!back) return [...faults, "the form is not on the page"]
  const shown = new Map(back.controls.map((one) => [one.name, one]))
  for (const { name, sent: values, isRaw } of sent) {
    const one = shown.get(name)
    if (!one || ["hidden", "password", "file"].includes(one.kind) || isRaw || values.length > 1) continue
    const wanted = values
      .filter((value) => one.choices.length === 0 || one.choices.includes(value))
      .map(unsendable)
    const kept = one.values.map(unsendable)
    if (wanted.length === 1 && wanted.join() !== kept.join())
      faults.push(`${name} comes back as "${kept.join().slice(0, 40)}", not "${wanted.join().slice(0, 40)}"`)
  }
  if (control && kindOf(control) !== "hidden" && !html.includes(` id="${shown.get(control.name)?.id}-error"`))
    faults.push(
      `no sentence beside it${sentences.length > 0 ? `, but "${sentences.join("; ").slice(0, 100)}"` : ""}`,
    )
  return faults
}

const unsendable = (text: string) => text.replaceAll("\0", "").replaceAll("\r\n", "\n").trim()
