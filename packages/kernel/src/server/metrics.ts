import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  seconds: Histogram<'operation' | 'status'>
  pool: Gauge<'state'>
}

/** Prometheus figures of one server: request seconds by operation and status, pool states, and Node's own. */
export function metrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'zhiyuan_' })
  return {
    registry,
    seconds: new Histogram({
      name: 'zhiyuan_operation_seconds',
      help: 'Seconds from request to answer',
      labelNames: ['operation', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers: [registry],
    }),
    pool: new Gauge({ name: 'zhiyuan_database_connections', help: 'Connections of the request pool', labelNames: ['state'], registers: [registry] }),
  }
}
