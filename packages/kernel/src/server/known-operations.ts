import type { Operation } from '../operation.ts'

const known = new Map<string, Operation>()

/** Makes operations known by name, so that permissions can be shown and changed as data. */
export function registerOperations(operations: readonly Operation[]): void {
  for (const operation of operations) known.set(operation.name, operation)
}

export function allOperations(): Operation[] {
  return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function operationNamed(name: string): Operation | undefined {
  return known.get(name)
}
