// The one script of every page, none of which needs it: no form goes out twice by a double press, none is lost while
// there is no connection, and the notice that a page was loaded to show takes the focus.
const PAUSE_MS = 5_000
const OFFLINE =
  "You are offline, so nothing was sent. What you typed is still here: send it once you are connected."

document.addEventListener("submit", (event) => {
  document.querySelector("#offline")?.remove()
  if (navigator.onLine) return
  // A page that comes alive must not take it for sent, either.
  event.preventDefault()
  event.stopImmediatePropagation()
  const notice = document.createElement("p")
  notice.id = "offline"
  notice.className = "govuk-error-message"
  notice.setAttribute("role", "alert")
  notice.textContent = OFFLINE
  const button = event.submitter ?? event.target.lastElementChild
  ;(button.closest(".govuk-button-group") ?? button).before(notice)
})

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
