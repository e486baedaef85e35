import { writeUnit } from "../../wire/hopUnit.ts";

/** A piece on its way: the unit as it was written, or `null` if it is not sent twice. */
interface Sent {
  readonly number: number;
  unit: Uint8Array<ArrayBuffer> | null;
}

const ACKNOWLEDGEMENT_OFFSET = 12;

/**
 * The pieces that were written and have not been acknowledged, for the case that a connection is cut.
 *
 * The send window bounds it: what is not written is not here.
 */
export class Replay {
  private sent: Sent[] = [];

  /** A piece was written; `null` instead of its unit if it is never repeated. */
  written(number: number, unit: Uint8Array<ArrayBuffer> | null): void {
    this.sent.push({ number, unit });
  }

  /** Everything up to this number has arrived. */
  acknowledge(number: number): void {
    const first = this.sent.findIndex((entry) => entry.number > number);
    this.sent.splice(0, first === -1 ? this.sent.length : first);
  }

  /** The numbers of those that are not repeated. */
  giveUp(): ReadonlySet<number> {
    return new Set(this.sent.filter(({ unit }) => unit === null).map(({ number }) => number));
  }

  /** The units that say everything again: pieces unchanged but for the acknowledgement, gaps between them. */
  units(acknowledged: number): Uint8Array<ArrayBuffer>[] {
    const units: Uint8Array<ArrayBuffer>[] = [];
    let from: number | null = null;
    const closeGap = (to: number) => {
      if (from !== null) units.push(writeUnit({ type: "gap", acknowledged, from, to }));
      from = null;
    };
    for (const { number, unit } of this.sent) {
      if (unit === null) {
        from ??= number;
      } else {
        closeGap(number - 1);
        units.push(acknowledging(unit, acknowledged));
      }
    }
    closeGap(this.sent.at(-1)?.number ?? 0);
    return units;
  }
}

function acknowledging(
  unit: Uint8Array<ArrayBuffer>,
  acknowledged: number,
): Uint8Array<ArrayBuffer> {
  const copy = unit.slice();
  new DataView(copy.buffer).setUint32(ACKNOWLEDGEMENT_OFFSET, acknowledged);
  return copy;
}
