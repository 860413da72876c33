import type { PublicPage } from '#ui/page.ts'

/** `/p/:parkCode`: how a park stands, for everybody, while the park has published it. */
export const publicPages: PublicPage[] = [{ path: '$parkCode', load: () => import('./PublicAssessmentPage.tsx').then((m) => m.PublicAssessmentPage) }]
