// The one script of every page, none of which needs it: no form goes out twice by a double press, and the notice
// that a page was loaded to show takes the focus.
const PAUSE_MS = 5_000

document.addEventListener("submit", (event) => {
  const form = event.target
  // A page that comes alive sends some forms itself.
  if (event.defaultPrevented || form.method !== "post" || "inPlace" in form.dataset) return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = "yes"
  event.submitter?.setAttribute("aria-disabled", "true")
  // A download leaves the page standing; its form must work again.
  setTimeout(() => release(form), PAUSE_MS)
})

// Coming back with the browser's own button finds the page as it was left.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release))

const release = (form) => {
  delete form.dataset.sent
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled")
}

document.querySelector("[data-focus]")?.focus()
