import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { AxeBuilder } from "@axe-core/playwright"
import type { Browser, Page } from "playwright-core"

const SCREENS = [
  { name: "phone", width: 390, height: 844 },
  { name: "desktop", width: 1280, height: 900 },
]
/** The narrowest screen that WCAG 2.2 asks to serve without scrolling sideways (1.4.10). */
export const NARROWEST = { width: 320, height: 640 }

// The builder would bring axe whole, and anew for each look: half of the time that a look takes.
const builder = createRequire(import.meta.url).resolve("@axe-core/playwright")
const axeSource = readFileSync(createRequire(builder).resolve("axe-core/axe.min.js"), "utf8")
const NOTHING = ";"

/**
 * Looks at pages for what shuts people out: everything axe knows, on a phone and at a desk, and lines that do not fit
 * a narrow screen. It looks at copies, in a window of its own, so that nobody whose page it is waits for it; and not
 * at a page that adds nothing but words to one of the same address.
 */
export class Inspector {
  readonly #browser: Browser
  readonly #known = new Map<string, Set<string>[]>()
  readonly #faults: string[] = []
  #window: Promise<Page> | undefined
  #looking: Promise<void> = Promise.resolve()
  #html = ""

  constructor(browser: Browser) {
    this.#browser = browser
  }

  /** Puts a page in the queue. `html` is the page as somebody sees it, `address` where it was. */
  look(address: string, html: string): void {
    const main = /<main\b.*<\/main>/s.exec(html)?.[0] ?? ""
    const place = new URL(address).pathname.replaceAll(ID, ":id")
    const isNew = this.#showsNew(place, main)
    const frameIsNew = this.#showsNew("frame", html.replace(main, ""))
    if (!isNew && !frameIsNew) return
    this.#looking = this.#looking.then(() => this.#inspect(address, html))
  }

  #showsNew(place: string, html: string): boolean {
    const known = this.#known.get(place) ?? []
    const kinds = kindsIn(html)
    if (known.some((all) => kinds.isSubsetOf(all))) return false
    this.#known.set(place, [...known, kinds])
    return true
  }

  /** What was wrong with any of them, once the queue is done. */
  async findings(): Promise<string[]> {
    await this.#looking
    return this.#faults
  }

  async #inspect(address: string, html: string): Promise<void> {
    this.#window ??= this.#open()
    const page = await this.#window
    this.#html = html.replaceAll(/<script\b.*?<\/script>/gs, "")
    await page.goto(address)
    await page.evaluate(axeSource)
    for (const { name, ...size } of SCREENS) {
      await resize(page, size)
      const { violations } = await new AxeBuilder({ page, axeSource: NOTHING })
        .setLegacyMode()
        .options({ resultTypes: ["violations"] })
        .analyze()
      for (const { id, help, nodes } of violations)
        this.#faults.push(`${address} on a ${name}: ${help} (${id}): ${nodes.map((n) => n.html).join(" ")}`)
    }
    await resize(page, NARROWEST)
    this.#faults.push(...(await whatDoesNotFit(page)))
    const headings = await page.locator("h1").allInnerTexts()
    if (headings.length !== 1) this.#faults.push(`${address} has not one heading: ${headings.join(", ")}`)
    if (!/\S.* – Kith$/.test(await page.title()))
      this.#faults.push(`${address} has not a title: "${await page.title()}"`)
  }

  async #open(): Promise<Page> {
    const page = await (await this.#browser.newContext()).newPage()
    await page.route("**", (route) =>
      route.request().isNavigationRequest()
        ? route.fulfill({ contentType: "text/html; charset=utf-8", body: this.#html })
        : route.continue(),
    )
    return page
  }
}

/** Waits until the page is laid out anew; until then its styles may be those of the size before. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

/** What makes a page wider than its window: nothing, or one line that names the elements. */
export async function whatDoesNotFit(page: Page): Promise<string[]> {
  const tooWide = await page.evaluate(widestElements)
  return tooWide.length > 0 ? [`${page.url()} is wider than its window: ${tooWide.join(" ")}`] : []
}

/** In the browser: the opening tags of what makes the page wider than its window, from the outside in. */
const widestElements = (): string[] =>
  document.documentElement.scrollWidth <= window.innerWidth
    ? []
    : [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
        .map((element) => /^<[^>]*>/.exec(element.outerHTML)?.[0] ?? element.tagName)

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g

/** Each kind of element on a page: its name, its attributes, and the values that style it. */
const kindsIn = (html: string): Set<string> =>
  new Set(
    (html.match(/<[a-z][^>]*>/g) ?? []).map((element) =>
      element.replaceAll(/([\w-]+)="([^"]*)"/g, (_, name, value) =>
        ["class", "role", "type", "scope"].includes(name) ? `${name}=${value}` : name,
      ),
    ),
  )
