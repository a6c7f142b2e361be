/**
 * The texts of the field whose statements about designs the rules were collected from, each under a title people can
 * find. A rule says in `named` which of them it appears in; its `source` is the work that argues for it.
 */
export const TEXTS = {
  'backend-engineering':
    '“Mastering Backend Engineering: A First-Principles Deep Dive” (gist by stabgan, 2025)',
  'system-design-course': '“System Design” (course by Karan Pratap Singh, 2022)',
  'advanced-backend': '“Advanced Backend Concepts” (notes)',
  'interview-guide': '“Comprehensive System Design Interview Guide”',
  'roadmap-notes': '“System design roadmap” (study notes)',
} as const satisfies Readonly<Record<string, string>>;

export type TextId = keyof typeof TEXTS;
