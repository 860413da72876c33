export const ROOT: string
export function buildServer(entries?: Record<string, string>, outdir?: string): Promise<void>
export function buildWeb(report?: () => void): Promise<void>
