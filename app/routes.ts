import { index, prefix, type RouteConfig, route } from "@remix-run/route-config"

export default [
  index("routes/home.tsx"),

  route("accessibility", "routes/accessibility.tsx"),
  ...prefix("account", [
    index("routes/account.tsx"),
    route("email", "routes/account-email.tsx"),
    route("name", "routes/account-name.tsx"),
    route("password", "routes/account-password.tsx"),
    route("two-factor", "routes/account-two-factor.tsx"),
  ]),
  route("acting-school", "routes/acting-school.ts"),
  ...prefix("demo", [
    index("routes/demo.tsx"),
    route("checkout/:checkoutId", "routes/demo-checkout.tsx"),
    route("mail", "routes/demo-mail.tsx"),
  ]),
  route("design", "routes/design.tsx"),
  route("forgot-password", "routes/forgot-password.tsx"),
  ...prefix("groups", [
    index("routes/groups.tsx"),
    route("new", "routes/groups-new.tsx"),
    ...prefix(":groupId", [
      index("routes/group.tsx"),
      route("coordinators", "routes/group-coordinators.tsx"),
      route("history", "routes/group-history.tsx"),
      route("invite", "routes/group-invite.tsx"),
      route("leave", "routes/group-leave.tsx"),
      route("settings", "routes/group-settings.tsx"),
    ]),
  ]),
  route("health", "routes/health.ts"),
  ...prefix("invoices", [
    index("routes/invoices.tsx"),
    route("export", "routes/invoices-export.ts"),
    route(":invoiceId", "routes/invoice.tsx"),
    route(":invoiceId/checkout", "routes/invoice-checkout.tsx"),
    route(":invoiceId/checkout/:checkoutId", "routes/invoice-checkout-done.tsx"),
    route(":invoiceId/payments/new", "routes/invoice-payment.tsx"),
    route(":invoiceId/pdf", "routes/invoice-pdf.ts"),
  ]),
  route("pools/:poolId/invoices", "routes/pool-invoices.tsx"),
  route("pools/:poolId/invoices.zip", "routes/pool-invoices-zip.ts"),
  route("reset-password", "routes/reset-password.tsx"),
  ...prefix("school", [
    index("routes/school.tsx"),
    route("bank-account", "routes/school-bank-account.tsx"),
    route("invite", "routes/school-invite.tsx"),
    route("invoice-prefix", "routes/school-invoice-prefix.tsx"),
    route("roles/:roleId/end", "routes/school-end-role.tsx"),
  ]),
  ...prefix("schools", [
    route("join", "routes/schools-join.tsx"),
    route(":urn", "routes/schools-school.tsx"),
  ]),
  ...prefix("sign-in", [
    index("routes/sign-in.tsx"),
    route("code", "routes/sign-in-code.tsx"),
    route("link", "routes/sign-in-link.tsx"),
    route("open", "routes/sign-in-open.tsx"),
  ]),
  route("sign-out", "routes/sign-out.ts"),
  route("sign-up", "routes/sign-up.tsx"),
  route("verify-email", "routes/verify-email.tsx"),
  route("webhooks/stripe", "routes/webhooks-stripe.ts"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig
