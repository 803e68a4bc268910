/**
 * Language → package → log-odds (natural logarithm) that a repository importing it was written with an agent.
 * Replaced by training; until then a handful of signs from a published study of what Claude Code picks when it may choose
 * (Amplifying, February 2026: Vitest, Zustand, Resend and SQLModel taken; Redux, Express and SendGrid avoided), all ±0.5.
 */
export const PACKAGE_TABLE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  javascript: { express: -0.5, redux: -0.5, resend: 0.5, '@sendgrid/mail': -0.5, vitest: 0.5, zustand: 0.5 },
  python: { sqlmodel: 0.5 },
  tsx: { redux: -0.5, zustand: 0.5 },
  typescript: { express: -0.5, redux: -0.5, resend: 0.5, '@sendgrid/mail': -0.5, vitest: 0.5, zustand: 0.5 },
};
