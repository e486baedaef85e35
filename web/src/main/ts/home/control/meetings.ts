import type { Api } from "../../shell/control/api.ts";
import { Fields, MalformedMessage } from "../../shell/control/fields.ts";
import type { CancelPlan, CancelScope, SeriesTime } from "../entity/cancelling.ts";
import type { MeetingLine } from "../entity/meeting.ts";
import type { MeetingRules } from "../entity/meetingRules.ts";
import { bodyOf, type MeetingOption, type MeetingWish } from "../entity/newMeeting.ts";
import type { Terms } from "../entity/terms.ts";
import { agreeToTerms, readTerms } from "./joinTerms.ts";

const MAXIMUM_MEETINGS = 5000;
const MAXIMUM_ACTIONS = 100;
const MAXIMUM_ROLES = 16;
const MAXIMUM_OPTIONS = 32;
const MAXIMUM_EXPELLED = 0xffff;
const MAXIMUM_TIMES = 1000;
const CANCELLED = "CANCELLED";

/** The leave to enter a meeting once, soon. */
export interface Grant {
  readonly ticket: string;
  readonly tunnelPath: string;
  readonly meeting: { readonly number: string; readonly title: string };
}

/** Somebody who was expelled from a meeting. */
export interface ExpelledPerson {
  readonly index: number;
  readonly name: string;
  readonly guest: boolean;
}

/** The meetings of this person, over the REST interface. */
export class Meetings {
  constructor(private readonly api: Api) {}

  async list(): Promise<MeetingLine[]> {
    const answer = await this.api.ask("GET", "meetings");
    const rows = Array.isArray(answer) ? Fields.of({ meetings: answer }) : Fields.of(answer);
    return rows.list("meetings", MAXIMUM_MEETINGS).map(line);
  }

  /** Those that the person organizes or is invited to: what is to come first. */
  async mine(): Promise<MeetingLine[]> {
    const answer = Fields.of(await this.api.ask("GET", "meetings/mine"));
    return answer.list("meetings", MAXIMUM_MEETINGS).map((row) => ({
      ...line(row.fields("meeting")),
      editable: row.truth("editable"),
    }));
  }

  /** What has to be known to cancel a meeting, or times of it. */
  async cancelPlan(number: string): Promise<CancelPlan> {
    const path = `meetings/${encodeURIComponent(number)}/plan`;
    const plan = Fields.of(await this.api.ask("GET", path));
    return {
      version: plan.integer("version", 0, Number.MAX_SAFE_INTEGER),
      times: plan.listOr("times", MAXIMUM_TIMES).map(time),
    };
  }

  /** Calls a meeting off for good, or of one that repeats the chosen times; invited people are told. */
  async cancel(
    number: string,
    { version }: CancelPlan,
    scope: CancelScope,
    time: SeriesTime | null,
  ): Promise<void> {
    const meeting = `meetings/${encodeURIComponent(number)}`;
    const times = `${meeting}/plan/times/${encodeURIComponent(time?.original ?? "")}`;
    if (scope === "all" || time === null) await this.api.ask("POST", `${meeting}/cancel`);
    else if (scope === "one") await this.api.ask("POST", `${times}/cancel`);
    else await this.api.ask("POST", `${times}/following/cancel`, { base: version });
  }

  async find(number: string): Promise<MeetingLine> {
    return line(Fields.of(await this.api.ask("GET", `meetings/${encodeURIComponent(number)}`)));
  }

  /** What the policy suggests, sets and leaves open for a meeting that this person opens. */
  async options(): Promise<MeetingOption[]> {
    const answer = Fields.of(await this.api.ask("GET", "meetings/options"));
    return answer.list("options", MAXIMUM_OPTIONS).map((row) => ({
      option: row.text("option"),
      on: row.truth("on"),
      forced: row.truth("forced"),
    }));
  }

  /** Opens a meeting. */
  async create(wish: MeetingWish): Promise<MeetingLine> {
    const created = Fields.of(await this.api.ask("POST", "meetings", bodyOf(wish)));
    return await this.find(created.text("number"));
  }

  /** Who may do what in a meeting, and how people get in. */
  async rules(number: string): Promise<MeetingRules> {
    const path = `meetings/${encodeURIComponent(number)}/rights`;
    const rules = Fields.of(await this.api.ask("GET", path));
    return {
      keyRequired: rules.truth("keyRequired"),
      lobby: rules.truth("lobby"),
      invitedOnly: rules.truth("invitedOnly"),
      guests: rules.truth("guests"),
      locked: rules.truth("locked"),
      actions: rules.list("actions", MAXIMUM_ACTIONS).map((row) => ({
        action: row.text("action"),
        roles: row.texts("roles", MAXIMUM_ROLES),
        administrator: row.truth("administrator"),
      })),
    };
  }

  /** Who was expelled from the gathering that goes on and not let in again; only whoever leads is told. */
  async expelled(number: string): Promise<ExpelledPerson[]> {
    const path = `meetings/${encodeURIComponent(number)}/expelled`;
    const answer = Fields.of(await this.api.ask("GET", path));
    return answer.list("expelled", MAXIMUM_EXPELLED).map((row) => ({
      index: row.integer("index", 0, 0xffff),
      name: row.text("name"),
      guest: row.truth("guest"),
    }));
  }

  /** What this person has to read before joining. */
  terms(): Promise<Terms> {
    return readTerms(this.api);
  }

  /** Agrees to what was read. */
  agree(version: number): Promise<void> {
    return agreeToTerms(this.api, version);
  }

  /** Asks to be let in; the key stays in memory only and is never part of an address. */
  async join(number: string, key: string): Promise<Grant> {
    const body = key === "" ? {} : { meetingKey: { type: 1, value: key } };
    const grant = Fields.of(
      await this.api.ask("POST", `meetings/${encodeURIComponent(number)}/join`, body),
    );
    if (grant.integer("protection", 0, 255) !== 0) throw new MalformedMessage("protection");
    const meeting = grant.fields("meeting");
    return {
      ticket: grant.text("ticket"),
      tunnelPath: grant.text("tunnelPath"),
      meeting: { number: meeting.text("number"), title: meeting.text("title") },
    };
  }
}

function line(fields: Fields): MeetingLine {
  return {
    number: fields.text("number"),
    title: fields.text("title"),
    organizer: fields.textOr("organizerName", "") || fields.textOr("organizer", ""),
    keyRequired: fields.truth("keyRequired"),
    lobby: fields.truth("lobby"),
    live: fields.truth("live"),
    participants: fields.integer("participants", 0, 100_000),
    cancelled: fields.truth("cancelled"),
    editable: false,
    start: moment(fields, "plannedStart"),
    end: moment(fields, "plannedEnd"),
    continuedBy: fields.textOr("continuedBy", "") || null,
  };
}

function time(fields: Fields): SeriesTime {
  const start = moment(fields, "plannedStart");
  const end = moment(fields, "plannedEnd");
  if (start === null || end === null) throw new MalformedMessage("times");
  const takesPlace = fields.text("state") !== CANCELLED;
  return { original: fields.text("originalStart"), start, end, takesPlace };
}

function moment(fields: Fields, name: string): number | null {
  const at = Date.parse(fields.textOr(name, ""));
  return Number.isNaN(at) ? null : at;
}
