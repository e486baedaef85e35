/** Thrown when bytes from the network are not what the protocol allows. */
export class MalformedMessage extends Error {}

const MAXIMUM_TEXT = 1024;

/** Reads the fields of an untrusted JSON object; what is missing, of the wrong type or out of range is refused. */
export class Fields {
  private constructor(private readonly object: Readonly<Record<string, unknown>>) {}

  static of(value: unknown): Fields {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new MalformedMessage("not an object");
    }
    return new Fields(value as Record<string, unknown>);
  }

  /** The fields of a UTF-8 JSON text. */
  static parse(bytes: Uint8Array): Fields {
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      throw new MalformedMessage("not JSON");
    }
    return Fields.of(value);
  }

  text(name: string): string {
    const value = this.own(name);
    if (typeof value !== "string" || value.length > MAXIMUM_TEXT) throw new MalformedMessage(name);
    return value;
  }

  /** A text that may be left out. */
  textOr(name: string, otherwise: string): string {
    const value = this.own(name);
    return value === undefined || value === null ? otherwise : this.text(name);
  }

  integer(name: string, minimum: number, maximum: number): number {
    const value = this.own(name);
    if (
      typeof value !== "number" || !Number.isInteger(value) || value < minimum || value > maximum
    ) {
      throw new MalformedMessage(name);
    }
    return value;
  }

  /** A list of texts; what is not a text is left out. */
  texts(name: string, maximum: number): string[] {
    const value = this.own(name);
    if (!Array.isArray(value) || value.length > maximum) throw new MalformedMessage(name);
    return value.filter((entry) => typeof entry === "string");
  }

  /** A list of whole numbers that may be left out; what is none is left out. */
  integers(name: string, maximum: number): number[] {
    const value = this.own(name) ?? [];
    if (!Array.isArray(value) || value.length > maximum) throw new MalformedMessage(name);
    return value.filter((entry) => Number.isInteger(entry));
  }

  /** Whether there is something of this name. */
  has(name: string): boolean {
    return this.own(name) !== undefined;
  }

  truth(name: string): boolean {
    return this.own(name) === true;
  }

  fields(name: string): Fields {
    return Fields.of(this.own(name));
  }

  /** An object that may be null or left out. */
  fieldsOrNull(name: string): Fields | null {
    const value = this.own(name);
    return value === undefined || value === null ? null : Fields.of(value);
  }

  list(name: string, maximum: number): Fields[] {
    const value = this.own(name);
    if (!Array.isArray(value) || value.length > maximum) throw new MalformedMessage(name);
    return value.map((entry) => Fields.of(entry));
  }

  /** A list of objects that may be left out. */
  listOr(name: string, maximum: number): Fields[] {
    return this.has(name) ? this.list(name, maximum) : [];
  }

  private own(name: string): unknown {
    return Object.hasOwn(this.object, name) ? this.object[name] : undefined;
  }
}
