import { factorView } from "../account/boundary/factorView.ts";
import { passwordView } from "../account/boundary/passwordView.ts";
import { signInView } from "../account/boundary/signInView.ts";
import type { SessionEnds } from "../account/control/sessionEnds.ts";
import type { SignIn } from "../account/control/signIn.ts";
import { providerRefusal } from "../account/entity/identityProvider.ts";
import type { Account, Session } from "../account/entity/session.ts";
import { homeView } from "../home/boundary/homeView.ts";
import type { Guests } from "../home/control/guests.ts";
import type { Meetings } from "../home/control/meetings.ts";
import { type MeetingLine, meetingNumber } from "../home/entity/meeting.ts";
import type { Terms } from "../home/entity/terms.ts";
import { doorView } from "../meeting/boundary/doorView.ts";
import { endingView, failureView } from "../meeting/boundary/noticeView.ts";
import type { JoinChoice } from "../meeting/entity/joinMode.ts";
import { awayFrom } from "../meeting/control/endings.ts";
import type { ServerRun } from "../meeting/control/attendance.ts";
import type { Ending } from "../meeting/entity/meetingState.ts";
import { canCapture } from "../screen/control/capture.ts";
import { decodableCodecs } from "../screen/control/decoderClaim.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import type { Choices } from "../shell/boundary/choices.ts";
import { replaceChildren } from "../shell/boundary/dom.ts";
import { remedyFor } from "../shell/boundary/problems.ts";
import { whenIdle } from "../shell/boundary/idle.ts";
import { language, sentence } from "../shell/boundary/speech.ts";
import { RequestRefused } from "../shell/control/api.ts";
import type { Screen } from "../shell/entity/screen.ts";
import type { Timers } from "../shell/entity/timers.ts";
import type { Sentence } from "../shell/entity/words.ts";
import type { DeviceChoice } from "../voice/entity/deviceChoice.ts";
import { GUEST_ADDRESS, GuestEntrance } from "./guestEntrance.ts";
import { MeetingRoom } from "./meetingRoom.ts";
import { type Place, SessionNotices } from "./sessionNotices.ts";
import { worker } from "./workers.ts";

export interface AppPorts {
  readonly page: HTMLElement;
  readonly choices: Choices;
  readonly timers: Timers;
  readonly signIn: SignIn;
  readonly sessionEnds: SessionEnds;
  readonly meetings: Meetings;
  readonly guests: Guests;
  readonly devices: DeviceChoice;
  readonly mode: JoinChoice;
}

/**
 * Which screen is shown: sign-in, a new password, the meetings, the door of one, or the meeting itself.
 *
 * The address says which meeting is meant (`#/481-206-775`), never anything secret.
 */
export class App {
  private screen: Screen | null = null;
  private session: Session | null = null;
  private readonly server: ServerRun = { epoch: null };
  private readonly notices: SessionNotices;
  private readonly guest: GuestEntrance;
  /** Whether somebody at the door for guests wants to sign in instead. */
  private wantsSignIn = false;
  private prepared: PreparedRoom | null = null;

  constructor(private readonly ports: AppPorts) {
    this.notices = new SessionNotices({
      timers: ports.timers,
      ends: ports.sessionEnds,
      over: () => {
        announcer.toast("account.ending.over");
        this.signedOut();
      },
      signIn: () => this.signedOut(),
    });
    this.guest = new GuestEntrance({
      choices: ports.choices,
      guests: ports.guests,
      show: (screen, place) => this.show(screen, place),
      signIn: () => {
        this.wantsSignIn = true;
        if (location.hash === GUEST_ADDRESS) location.hash = "#/";
        else this.showSignIn();
      },
      showDoor: (door) => this.showAtDoor(door),
      room: () => this.takeRoom(),
      mode: () => ports.mode.mode,
    });
    addEventListener("hashchange", () => void this.go());
  }

  /** Begins with the session that this browser has, if any. */
  async start(): Promise<void> {
    try {
      this.session = await this.ports.signIn.resume();
    } catch (error) {
      this.failed(error, () => void this.start());
      return;
    }
    await this.go();
  }

  /** Titles follow the language as well. */
  titleAgain(): void {
    if (this.screen !== null) document.title = sentence(this.screen.title);
  }

  private async go(): Promise<void> {
    const { session } = this;
    this.notices.signedIn(session !== null);
    if (session === null) {
      await this.welcomeStranger();
    } else if (session.passwordChangeRequired) {
      this.showPassword(session);
    } else if (session.factorDue) {
      this.show(factorView(this.ports.choices, wantedMeeting()));
    } else {
      const number = wantedMeeting();
      if (number === null) this.showHome(session.account);
      else await this.showDoor(session.account, number);
    }
  }

  /** Whoever is on the way to a meeting that takes guests needs no account. */
  private async welcomeStranger(): Promise<void> {
    const number = wantedMeeting();
    if (location.hash === GUEST_ADDRESS) return this.guest.showNumber();
    const asGuest = number !== null && !this.wantsSignIn;
    const wanted = () => this.session === null && wantedMeeting() === number;
    if (!asGuest || !await this.guest.open(number, wanted)) this.showSignIn();
  }

  private showSignIn(): void {
    const signIn = async (loginName: string, password: string, code: string) => {
      this.session = await this.ports.signIn.signIn(loginName, password, code);
      await this.go();
    };
    const request = (loginName: string, password: string, code: string, name: string) =>
      this.ports.signIn.requestDevice(loginName, password, code, name);
    const passkeys = {
      work: () => this.ports.signIn.offersPasskeys(),
      alone: async (loginName: string) => {
        this.session = await this.ports.signIn.signInWithPasskey(loginName);
        await this.go();
      },
      behindPassword: async (loginName: string, password: string) => {
        this.session = await this.ports.signIn.signInWithBoth(loginName, password);
        await this.go();
      },
    };
    const { choices } = this.ports;
    this.show(signInView(choices, wantedMeeting(), signIn, request, {
      offersReset: () => this.ports.signIn.offersReset(),
      offersGuests: () => this.ports.guests.offered(),
      providers: () => this.ports.signIn.providers(),
      passkeys,
      refusal: takeRefusal(),
    }));
  }

  private showPassword({ passwordRules, passwordDemand }: Session): void {
    this.show(
      passwordView(this.ports.choices, passwordRules, passwordDemand, async (current, next) => {
        this.session = await this.ports.signIn.changePassword(current, next);
        announcer.toast("account.password.changed");
        await this.go();
      }),
    );
  }

  private showHome(account: Account): void {
    const enter = (number: string) => {
      location.hash = `#/${number}`;
    };
    this.show(homeView({ ...this.bar(account), meetings: this.ports.meetings, enter }));
  }

  private async showDoor(account: Account, number: string): Promise<void> {
    let meeting: MeetingLine;
    let terms: Terms;
    try {
      meeting = await this.ports.meetings.find(number);
      terms = await this.ports.meetings.terms();
    } catch (error) {
      if (isSignedOut(error)) return this.signedOut();
      if (error instanceof RequestRefused && error.code === "not-invited") {
        return this.showNotInvited();
      }
      const away = awayFrom(error);
      if (away !== null) {
        return this.failed(away, () => void this.go(), () => this.goHome());
      }
      this.showHome(account);
      if (wantedMeeting() === number) this.goHome();
      announcer.toast(remedyFor(error));
      return;
    }
    if (wantedMeeting() !== number) return;
    this.showAtDoor(doorView({
      ...this.bar(account),
      meeting,
      terms,
      canShare: canCapture(),
      mode: this.ports.mode,
      devices: this.ports.devices,
      voiceWorker: () => worker("voiceWorker"),
      join: async (key) => {
        if (terms.due) await this.agree(terms.version);
        await this.join(account, meeting, key);
      },
      home: () => this.goHome(),
    }));
  }

  /** To other terms than were read nobody agrees: the door is shown again with those of now. */
  private async agree(version: number): Promise<void> {
    try {
      await this.ports.meetings.agree(version);
    } catch (error) {
      if (error instanceof RequestRefused && error.code === "conflict") {
        await this.go();
        throw new RequestRefused(error.status, "agreement-required", "");
      }
      throw error;
    }
  }

  private async join(account: Account, meeting: MeetingLine, key: string): Promise<void> {
    const { meetings, mode } = this.ports;
    const join = () => meetings.join(meeting.number, key);
    let grant;
    try {
      grant = await join();
    } catch (error) {
      if (isSignedOut(error)) return this.signedOut();
      throw error;
    }
    const room = await this.takeRoom();
    room.enter({
      grant,
      join,
      mode: mode.mode,
      rules: () => meetings.rules(meeting.number),
      expelled: () => meetings.expelled(meeting.number),
      over: (ending) => this.showEnding(account, meeting, key, ending),
    });
    this.show(room, "meeting");
  }

  /** Shows a door, and makes the room behind it when the browser has nothing else to do. */
  private showAtDoor(door: Screen): void {
    const left = () => {
      door.left?.();
      this.forgetRoom();
    };
    this.show({ ...door, left });
    this.prepared = { manner: this.manner(), room: whenIdle().then(() => this.makeRoom()) };
  }

  /** The room that was prepared, or a new one if there is none in this language and theme. */
  private takeRoom(): Promise<MeetingRoom> {
    const { prepared } = this;
    if (prepared?.manner !== this.manner()) {
      this.forgetRoom();
      return this.makeRoom();
    }
    this.prepared = null;
    return prepared.room;
  }

  private forgetRoom(): void {
    void this.prepared?.room.then((room) => room.left());
    this.prepared = null;
  }

  private manner(): string {
    return `${language()} ${this.ports.choices.theme()}`;
  }

  private async makeRoom(): Promise<MeetingRoom> {
    const { choices, devices, timers } = this.ports;
    const { server } = this;
    const sessionEnd = this.notices.strip.element;
    const decodable = await decodableCodecs();
    return new MeetingRoom({ choices, devices, timers, server, decodable, sessionEnd });
  }

  private showEnding(account: Account, meeting: MeetingLine, key: string, ending: Ending): void {
    this.show(
      endingView(this.ports.choices, ending, {
        joinAgain: () => this.joinAgain(account, meeting, key),
        signIn: () => this.signedOut(),
        home: () => this.goHome(),
      }),
      "ending",
    );
  }

  /** What stands against it is asked about at the door; a server that is away just takes time. */
  private async joinAgain(account: Account, meeting: MeetingLine, key: string): Promise<void> {
    try {
      await this.join(account, meeting, key);
    } catch (error) {
      const away = awayFrom(error);
      if (away !== null) throw away;
      announcer.toast(remedyFor(error));
      await this.showDoor(account, meeting.number);
    }
  }

  private showNotInvited(): void {
    const home = () => this.goHome();
    const joinAgain = () => Promise.resolve(home());
    const ending: Ending = { reason: "not-invited", by: "", detail: "" };
    this.show(endingView(this.ports.choices, ending, { joinAgain, signIn: home, home }));
  }

  private goHome(): void {
    if (wantedMeeting() === null) void this.go();
    else location.hash = "#/";
  }

  private signedOut(): void {
    this.session = null;
    void this.go();
  }

  private bar(account: Account) {
    const signOut = () => {
      this.ports.signIn.signOut().then(
        () => this.signedOut(),
        (error: unknown) =>
          isSignedOut(error) ? this.signedOut() : announcer.toast(remedyFor(error)),
      );
    };
    return { choices: this.ports.choices, account, signOut };
  }

  private failed(error: unknown, again: () => void, home?: () => void): void {
    const remedy = remedyFor(error);
    const text = typeof remedy === "string" ? remedy : "problem.server-failure";
    this.show(failureView(this.ports.choices, text, again, home));
  }

  private show(next: Screen, place: Place = "page"): void {
    const before = this.screen;
    this.screen = next;
    before?.left?.();
    replaceChildren(this.ports.page, [next.element]);
    this.titleAgain();
    next.shown?.();
    this.notices.at(place);
  }
}

/** A room that waits for whoever goes in, as it was made. */
interface PreparedRoom {
  readonly manner: string;
  readonly room: Promise<MeetingRoom>;
}

/** Why an identity provider signed nobody in; once, the address forgets it. */
function takeRefusal(): Sentence | null {
  const refusal = providerRefusal(location.search);
  if (refusal !== null) history.replaceState(null, "", location.pathname + location.hash);
  return refusal;
}

function wantedMeeting(): string | null {
  return meetingNumber(location.hash);
}

function isSignedOut(error: unknown): boolean {
  return error instanceof RequestRefused && error.status === 401;
}
