import type { Locator, Page } from "playwright-core"
import type { Inspector } from "#tests/support/inspector.ts"

type Surroundings = { url: string; inspector: Inspector; script: boolean }

/**
 * Somebody at a browser, told by what they do. Every page that they come to is inspected, and everything that their
 * browser complains of is kept.
 */
export class Person {
  readonly page: Page
  readonly complaints: string[] = []
  readonly #around: Surroundings

  constructor(page: Page, around: Surroundings) {
    this.page = page
    this.#around = around
    page.on("console", (message) => {
      if (
        message.type() === "error" &&
        !isRefusal(message.text()) &&
        !LEFT_WHILE_LOADING.test(message.text())
      )
        this.complaints.push(`${message.location().url}: ${message.text()}`)
    })
    page.on("pageerror", ({ message }) => {
      if (!LEFT_WHILE_LOADING.test(message)) this.complaints.push(`${page.url()}: ${message}`)
    })
    page.on("response", (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.url()}: ${response.status()}`)
    })
  }

  /** Opens an address, of the app or with the app's own name before it, as letters have it. */
  opens = (address: string) =>
    this.#comesTo(() => this.page.goto(new URL(address, this.#around.url).href, { waitUntil: "commit" }))

  follows = (link: string | RegExp) => this.#comesTo(() => this.#named("link", link).click())

  /** Presses a button, and waits for what the app answers. */
  async presses(button: string | RegExp): Promise<void> {
    const pressed = this.#named("button", button)
    if (!(await this.#tries(() => this.#staysOnPage(pressed)))) return this.#comesTo(() => pressed.click())
    const answered = this.page.waitForResponse((response) => response.request().method() === "POST")
    await pressed.click()
    await answered
  }

  /** Types into a field, over what is in it. */
  fillsIn = (label: string | RegExp, text: string) => this.#tries(() => this.#labelled(label).fill(text))

  /** Ticks a box, or picks one of several. */
  ticks = (label: string | RegExp) => this.#tries(() => this.#labelled(label).check())

  /** Picks from a list. */
  picks = (label: string | RegExp, option: string) =>
    this.#tries(() => this.#labelled(label).selectOption({ label: option }))

  /** Waits until these words are to be seen. */
  async reads(words: string | RegExp): Promise<void> {
    await this.#tries(() => this.page.getByText(words).first().waitFor({ state: "visible" }))
    await this.#looks()
  }

  /** What a download's link brings. */
  async downloads(link: string | RegExp): Promise<Uint8Array> {
    const coming = this.page.waitForEvent("download")
    await this.#named("link", link).click()
    const chunks: Buffer[] = []
    for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }

  #labelled = (label: string | RegExp) =>
    this.page.getByLabel(label, { exact: typeof label === "string" }).first()

  #named = (role: "link" | "button", name: string | RegExp) =>
    this.page.getByRole(role, { name, exact: typeof name === "string" }).first()

  async #comesTo(act: () => Promise<unknown>): Promise<void> {
    await this.#tries(() => Promise.all([this.page.waitForEvent("load"), act()]))
    await this.#looks()
  }

  /** What did not come to pass is told with what they see instead. */
  async #tries<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act()
    } catch (error) {
      const seen = await this.page
        .locator("main")
        .textContent({ timeout: 1_000 })
        .catch(() => "nothing")
      const told = [`At ${this.page.url()}`, ...this.complaints, `sees: ${seen?.slice(0, 2_000)}`]
      throw new Error(`${error instanceof Error ? error.message : error}\n${told.join("\n")}`)
    }
  }

  async #looks(): Promise<void> {
    if (this.page.url().startsWith(this.#around.url))
      this.#around.inspector.look(this.page.url(), await this.page.content())
  }

  /** A page that comes alive sends some of its forms itself, and stays. */
  async #staysOnPage(button: Locator): Promise<boolean> {
    if (!this.#around.script) return false
    return button.evaluate((pressed) => (pressed as HTMLButtonElement).form?.dataset.inPlace !== undefined)
  }
}

/** The router does not catch that its own request ends with the page that made it. */
const LEFT_WHILE_LOADING = /BodyStreamBuffer was aborted/

/** Browsers report every answer of 4xx; what the page then says is what a test reads. */
const isRefusal = (text: string) => /^Failed to load resource: .* status of 4\d\d /.test(text)
