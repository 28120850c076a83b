import { AxeBuilder } from "@axe-core/playwright"
import type { Browser, Page } from "playwright-core"

const SCREENS = [
  { name: "phone", width: 390, height: 844 },
  { name: "desktop", width: 1280, height: 900 },
]
/** The narrowest screen that WCAG 2.2 asks to serve without scrolling sideways (1.4.10). */
const NARROWEST = { width: 320, height: 640 }

/**
 * Looks at pages for what shuts people out: everything axe knows, on a phone and at a desk, and lines that do not fit
 * a narrow screen. It looks at copies, in a window of its own, so that nobody whose page it is waits for it; and once
 * at pages that differ in nothing but their words.
 */
export class Inspector {
  readonly #browser: Browser
  readonly #known = new Set<string>()
  readonly #faults: string[] = []
  #window: Promise<Page> | undefined
  #looking: Promise<void> = Promise.resolve()
  #html = ""

  constructor(browser: Browser) {
    this.#browser = browser
  }

  /** Puts a page in the queue. `html` is the page as somebody sees it, `address` where it was. */
  look(address: string, html: string): void {
    const shape = shapeOf(address, html)
    if (this.#known.has(shape)) return
    this.#known.add(shape)
    this.#looking = this.#looking.then(() => this.#inspect(address, html))
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
    for (const { name, ...size } of SCREENS) {
      await resize(page, size)
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ["violations"] })
        .analyze()
      for (const { id, help, nodes } of violations)
        this.#faults.push(`${address} on a ${name}: ${help} (${id}): ${nodes.map((n) => n.html).join(" ")}`)
    }
    await resize(page, NARROWEST)
    const tooWide = await page.evaluate(widestElements, NARROWEST.width)
    if (tooWide.length > 0)
      this.#faults.push(`${address} does not fit a screen of 320 pixels: ${tooWide.join(" ")}`)
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

/** In the browser: the opening tags of what makes the page wider than its window, from the outside in. */
const widestElements = (width: number): string[] =>
  document.documentElement.scrollWidth <= width
    ? []
    : [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > width)
        .map((element) => /^<[^>]*>/.exec(element.outerHTML)?.[0] ?? element.tagName)

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g

/** The page's address without its ids, and each kind of element on it: name, attributes, and values that style it. */
function shapeOf(address: string, html: string): string {
  const elements = html.match(/<[a-z][^>]*>/g) ?? []
  const kinds = elements.map((element) =>
    element.replaceAll(/([\w-]+)="([^"]*)"/g, (_, name, value) =>
      ["class", "role", "type", "scope"].includes(name) ? `${name}=${value}` : name,
    ),
  )
  return [new URL(address).pathname.replaceAll(ID, ":id"), ...[...new Set(kinds)].sort()].join("\n")
}
