/** Dates of the demonstration are told from the day it is loaded, so that what is overdue today is overdue on every first start. */
export class Days {
  readonly today: string

  constructor(now: Date) {
    // Asia/Shanghai has no summer time.
    this.today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  }

  ago(days: number): string {
    return new Date(Date.parse(`${this.today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
  }

  ahead(days: number): string {
    return this.ago(-days)
  }

  /** First day of the month that many months before this one. */
  monthsAgo(months: number): string {
    const [year = 0, month = 1] = this.today.split('-').map(Number)
    return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10)
  }

  get year(): number {
    return Number(this.today.slice(0, 4))
  }
}
