/** A control as a browser would send it. `kind` is the type of an input, or "select", "textarea". */
export type Control = {
  name: string
  kind: string
  /** As the page shows it: a text's own, an option's or a box's where it is chosen. */
  values: string[]
  /** What could be chosen of it; empty for what is typed. */
  choices: string[]
  id: string
  inputMode: string
  /** Of its label; "" where it has none. */
  label: string
}

export type PageForm = {
  /** Where it is sent to: a path. */
  action: string
  method: "get" | "post"
  takesFiles: boolean
  controls: Control[]
  /** Of its submit buttons; a button without a name sends nothing. */
  buttons: { name: string; value: string }[]
}

/**
 * The forms of a page, read from the HTML that React writes: attributes in double quotes, every "<", ">" and quote of
 * a value escaped.
 */
export function formsOf(html: string, pagePath: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = "", inside = ""]) => {
    const { action, method, enctype } = attributesOf(attributes)
    return {
      action: action?.split("#")[0] || pagePath,
      method: method === "post" ? "post" : "get",
      takesFiles: enctype === "multipart/form-data",
      controls: controlsIn(inside),
      buttons: [...inside.matchAll(/<button\b([^>]*)>/g)]
        .map(([, own = ""]) => attributesOf(own))
        .filter(({ type = "submit" }) => type === "submit")
        .map(({ name = "", value = "" }) => ({ name, value })),
    }
  })
}

/** The text between two tags, as somebody reads it. */
export const textOf = (html: string) =>
  unescaped(html.replaceAll(/<[^>]*>/g, " "))
    .replaceAll(/\s+/g, " ")
    .trim()

const CONTROL = /<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gs

function controlsIn(html: string): Control[] {
  const controls = new Map<string, Control>()
  const labels = new Map(
    [...html.matchAll(/<label\b([^>]*)>(.*?)<\/label>/gs)].map(([, own = "", text = ""]) => [
      attributesOf(own).for ?? "",
      textOf(text),
    ]),
  )
  for (const [, input, area, areaText = "", select, options = ""] of html.matchAll(CONTROL)) {
    const own = attributesOf(input ?? area ?? select ?? "")
    if (!own.name || own.disabled !== undefined) continue
    const kind = input !== undefined ? (own.type ?? "text") : area !== undefined ? "textarea" : "select"
    const isBox = kind === "checkbox" || kind === "radio"
    const { value = isBox ? "on" : "", name, id = "", inputmode: inputMode = "" } = own
    const control = controls.get(name) ?? {
      name,
      kind,
      values: [],
      choices: [],
      id,
      inputMode,
      label: labels.get(id) ?? "",
    }
    controls.set(name, control)
    if (isBox) {
      control.choices.push(value)
      if (own.checked !== undefined) control.values.push(value)
    } else if (kind === "select") {
      const offered = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = ""]) =>
        attributesOf(option),
      )
      control.choices.push(...offered.map((option) => option.value ?? ""))
      control.values.push((offered.find(({ selected }) => selected !== undefined) ?? offered[0])?.value ?? "")
    } else control.values.push(kind === "textarea" ? unescaped(areaText).replace(/^\n/, "") : value)
  }
  return [...controls.values()]
}

const attributesOf = (text: string): Record<string, string | undefined> =>
  Object.fromEntries(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [
      name.toLowerCase(),
      unescaped(value),
    ]),
  )

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' }

const unescaped = (text: string) =>
  text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : (NAMED[name] ?? whole),
  )
