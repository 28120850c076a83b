const times = { createdAt: "created_at", updatedAt: "updated_at" }

/** Where better-auth finds its fields in our tables. */
export const authColumns = {
  user: { modelName: "person", fields: { ...times, emailVerified: "email_verified" } },
  session: {
    fields: {
      ...times,
      userId: "user_id",
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
    },
    additionalFields: {
      actingSchoolId: { type: "string", required: false, fieldName: "acting_school_id", input: false },
    },
  },
  account: {
    fields: {
      ...times,
      userId: "user_id",
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
    },
  },
  verification: { fields: { ...times, expiresAt: "expires_at" } },
  twoFactorUser: { fields: { twoFactorEnabled: "two_factor_enabled" } },
  twoFactor: {
    modelName: "two_factor",
    fields: {
      userId: "user_id",
      backupCodes: "backup_codes",
      failedVerificationCount: "failed_verification_count",
      lockedUntil: "locked_until",
    },
  },
} as const
