import type { Unit } from '../api/unit.ts';

/**
 * Remembers the answer for the unit asked about last. The engine shows one unit to all heuristics before the next,
 * so one slot is enough and nothing has to be evicted.
 * @param compute pure; its value must not be changed by those who receive it
 */
export function lastUnit<Value>(compute: (unit: Unit) => Value): (unit: Unit) => Value {
  let last: Unit | undefined;
  let value: Value;
  return (unit) => {
    if (last !== unit) {
      value = compute(unit);
      last = unit;
    }
    return value;
  };
}
