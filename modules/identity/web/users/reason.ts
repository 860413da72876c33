import type { Fields } from '#ui/form/form-rules.ts'

/** Asked for every act that the audit log must be able to explain. */
export const REASON: Fields = {
  reason: {
    type: 'longText',
    zh: '理由',
    en: 'Reason',
    required: true,
    help: { zh: '至少 5 个字，写入审计日志', en: 'At least 5 characters; kept in the audit log' },
  },
}
