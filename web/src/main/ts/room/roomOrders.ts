import type { Attendance } from "../meeting/control/attendance.ts";
import { RequestFailed } from "../meeting/control/requests.ts";
import type { Role } from "../meeting/entity/messages.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import { ask } from "../shell/boundary/dialog.ts";
import { Field } from "../shell/boundary/form.ts";
import { problem } from "../shell/boundary/problems.ts";
import type { Sentence } from "../shell/entity/words.ts";

/** What people order about others and about the meeting as a whole: asks first where that is due, and says what came of it. */
export class RoomOrders {
  constructor(
    private readonly attendance: () => Attendance,
    private readonly beginShare: () => void,
  ) {}

  /** What only those who lead, and some of it whoever presents, can do. */
  actions() {
    return {
      expel: (index: number, name: string) => void this.expel(index, name),
      readmit: (index: number, name: string) => {
        const done: Sentence = ["meeting.readmit.done", name];
        const failed: Sentence = ["meeting.readmit.failed", name];
        void this.tryTo(() => this.attendance().readmit(index), done, failed);
      },
      stopShare: (index: number, name: string) => void this.stopShare(index, name),
      stopCamera: (index: number, name: string) => {
        const failed: Sentence = ["camera.stop.failed", name];
        void this.tryTo(() => this.attendance().stopCamera(index), null, failed);
      },
      mute: (index: number, name: string) => {
        const done: Sentence = ["meeting.mute.done", name];
        void this.tryTo(() => this.attendance().mute(index), done, ["meeting.mute.failed", name]);
      },
      muteAll: () => void this.muteAll(),
      lock: (locked: boolean) => {
        void this.tryTo(() => this.attendance().lock(locked), null, "meeting.lock.failed");
      },
      turnLobby: (on: boolean) => {
        void this.tryTo(() => this.attendance().turnLobby(on), null, "meeting.lobby.turnFailed");
      },
      lockChat: (locked: boolean) => {
        void this.tryTo(() => this.attendance().lockChat(locked), null, "chat.lockFailed");
      },
      changeRole: (index: number, name: string, role: Role) => {
        const done: Sentence = [`meeting.said.role.${role}`, name];
        const failed: Sentence = ["meeting.role.failed", name];
        void this.tryTo(() => this.attendance().changeRole(index, role), done, failed);
      },
      admit: (index: number, name: string) => {
        const failed: Sentence = ["meeting.lobby.admitFailed", name];
        void this.tryTo(() => this.attendance().admit(index), null, failed);
      },
      admitAll: () => {
        void this.tryTo(() => this.attendance().admit(null), null, "meeting.lobby.admitAllFailed");
      },
      refuse: (index: number, name: string) => void this.refuse(index, name),
      extend: (minutes: number) => {
        void this.tryTo(() => this.attendance().extend(minutes), null, "meeting.planned.failed");
      },
      closeEndNotice: () => this.attendance().update({ endNear: false }),
      askToPresent: (index: number, name: string) => {
        const done: Sentence = ["meeting.askToPresent.done", name];
        const failed: Sentence = ["meeting.askToPresent.failed", name];
        void this.tryTo(() => this.attendance().askToPresent(index), done, failed);
      },
      wantToPresent: (wanted: boolean) => void this.wantToPresent(wanted),
      handOver: (index: number, name: string) => {
        const done: Sentence = ["meeting.wishes.given", name];
        const failed: Sentence = ["meeting.wishes.failed", name];
        void this.tryTo(() => this.attendance().askToPresent(index), done, failed);
      },
      declineWish: (index: number, name: string) => {
        const failed: Sentence = ["meeting.wishes.failed", name];
        void this.tryTo(() => this.attendance().declineWish(index), null, failed);
      },
      answerInvitation: (accepted: boolean) => {
        if (accepted) this.beginShare();
        else this.attendance().declineInvitation();
      },
      raiseHand: (raised: boolean) => this.attendance().raiseHand(raised),
      lowerHand: (index: number) => {
        void this.tryTo(() => this.attendance().lowerHands(index), null, "meeting.hands.failed");
      },
      endMeeting: () => void this.endMeeting(),
      lowerAllHands: () => {
        void this.tryTo(() => this.attendance().lowerHands(null), null, "meeting.hands.failed");
      },
    };
  }

  private async wantToPresent(wanted: boolean): Promise<void> {
    const { share, participants } = this.attendance().now().roster;
    const name = participants.get(share?.sender ?? -1)?.name ?? "–";
    try {
      await this.attendance().wantToPresent(wanted);
      announcer.toast(wanted ? ["meeting.want.done", name] : "meeting.want.back");
    } catch (error) {
      if (this.attendance().now().phase.name === "over") return;
      const why = error instanceof RequestFailed ? error.problem : "page";
      announcer.toast("meeting.want.failed");
      // The presenter has stopped in the same moment.
      announcer.toast(why === "conflict" ? "meeting.want.free" : problem(why));
    }
  }

  private async stopShare(index: number, name: string): Promise<void> {
    const sure = await ask({
      title: ["meeting.stopShare.title", name],
      effect: ["meeting.stopShare.effect", name],
      verb: "meeting.stopShare.submit",
    });
    if (!sure) return;
    const failed: Sentence = ["meeting.stopShare.failed", name];
    await this.tryTo(() => this.attendance().stopShare(index), null, failed);
  }

  private async muteAll(): Promise<void> {
    const sure = await ask({
      title: "meeting.muteAll.title",
      effect: "meeting.muteAll.effect",
      verb: "meeting.muteAll.submit",
    });
    if (!sure) return;
    const done = "meeting.muteAll.done";
    await this.tryTo(() => this.attendance().mute(null), done, "meeting.muteAll.failed");
  }

  private async expel(index: number, name: string): Promise<void> {
    const reason = await askWhy("expel", name, "meeting.expel.submit");
    if (reason === null) return;
    const done: Sentence = ["meeting.expel.done", name];
    const failed: Sentence = ["meeting.expel.failed", name];
    await this.tryTo(() => this.attendance().expel(index, reason), done, failed);
  }

  private async refuse(index: number, name: string): Promise<void> {
    const reason = await askWhy("refuse", name, "meeting.lobby.refuse");
    if (reason === null) return;
    const done: Sentence = ["meeting.refuse.done", name];
    const failed: Sentence = ["meeting.refuse.failed", name];
    await this.tryTo(() => this.attendance().refuse(index, reason), done, failed);
  }

  private async endMeeting(): Promise<void> {
    const { meeting, roster } = this.attendance().now();
    const sure = await ask({
      title: ["meeting.end.title", meeting.title],
      effect: ["meeting.end.effect", roster.participants.size],
      verb: "meeting.end.submit",
    });
    if (sure) await this.tryTo(() => this.attendance().endMeeting(), null, "meeting.end.failed");
  }

  private async tryTo(
    act: () => Promise<void>,
    done: Sentence | null,
    failed: Sentence,
  ): Promise<void> {
    try {
      await act();
      if (done !== null) announcer.toast(done);
    } catch (error) {
      // The end of the meeting ends the tunnel too, before or after the answer.
      if (this.attendance().now().phase.name === "over") return;
      announcer.toast(failed);
      announcer.toast(problem(error instanceof RequestFailed ? error.problem : "page"));
    }
  }
}

/** Asks whether to do that to somebody, and why: the reason, perhaps empty, or null for no. */
async function askWhy(
  what: "expel" | "refuse",
  name: string,
  verb: string,
): Promise<string | null> {
  const reason = new Field({
    label: "meeting.expel.reason",
    name: "reason",
    need: "optional",
    hint: "meeting.expel.reasonHint",
    attributes: { maxlength: "200", autocomplete: "off" },
  });
  const sure = await ask({
    title: [`meeting.${what}.title`, name],
    effect: [`meeting.${what}.effect`, name],
    verb,
    more: reason.element,
  });
  return sure ? reason.value.trim() : null;
}
