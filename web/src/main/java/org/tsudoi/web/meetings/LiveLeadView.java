package org.tsudoi.web.meetings;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.Expelled;
import org.tsudoi.meetings.LiveParticipant;
import org.tsudoi.meetings.LobbyService;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.meetings.Role;
import org.tsudoi.meetings.Waiting;
import org.tsudoi.web.shell.Toast;
import org.tsudoi.web.shell.Visitor;

/**
 * Leads the meeting that {@link MeetingLiveView} shows as its organizer would from inside: roles,
 * who presents, the chat, raised hands, the planned end, the lobby and who was expelled (spec
 * 6.4.4).
 *
 * <p>What is asked about is kept with its meeting, so that another choice in between changes
 * nothing.
 */
@Named
@ViewScoped
public class LiveLeadView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private MeetingService meetings;
  @Inject private LobbyService lobby;
  @Inject private MeetingLiveView live;
  @Inject private Visitor visitor;
  @Inject private Toast toast;

  private String number;
  private Integer changing;
  private Integer refusing;
  private String name;
  private Role role;
  private String reason;

  /** The roles that can be given. */
  public List<Role> getRoles() {
    return Arrays.stream(Role.values()).filter(given -> given != Role.ORGANIZER).toList();
  }

  /** Whether the person can be given another role. */
  public boolean isMayChangeRole(LiveParticipant person) {
    return live.isMayChange() && person.role() != Role.ORGANIZER;
  }

  /** Whether the person can be asked to share a screen. */
  public boolean isMayPresent(LiveParticipant person) {
    return live.isMayChange() && !person.presenting() && person.role() != Role.VIEWER;
  }

  /** Whether somebody's hand is up. */
  public boolean isHandsUp() {
    return live.getMeeting().participants().stream().anyMatch(person -> person.hand() > 0);
  }

  /** Asks which role the person shall have. */
  public void askForRole(LiveParticipant person) {
    changing = person.index();
    role = person.role();
    begin(person.name());
  }

  /** Gives the chosen role. */
  public void changeRole() {
    meetings.changeRole(visitor.caller(), new MeetingNumber(number), changing, role);
    toast.say("meetings.lead.roleChanged." + role.wireName(), name);
    dismiss();
  }

  /** Asks a person in the meeting to share a screen. */
  public void askToPresent(LiveParticipant person) {
    meetings.askToPresent(visitor.caller(), shown(), person.index());
    toast.say("meetings.lead.asked", person.name());
    live.refresh();
  }

  /** Turns a person's camera off. */
  public void stopCamera(LiveParticipant person) {
    meetings.stopCamera(visitor.caller(), shown(), person.index());
    toast.say("meetings.lead.cameraStopped", person.name());
    live.refresh();
  }

  /** Lets only those write who lead, or everybody again. */
  public void toggleChat() {
    boolean shut = !live.getMeeting().door().chatLocked();
    meetings.lockChat(visitor.caller(), shown(), shut);
    toast.say(shut ? "meetings.lead.chatLocked" : "meetings.lead.chatUnlocked");
    live.refresh();
  }

  /** Lowers all hands. */
  public void lowerHands() {
    meetings.lowerHands(visitor.caller(), shown());
    toast.say("meetings.lead.handsLowered");
    live.refresh();
  }

  /** Puts off the planned end. */
  public void extend(int minutes) {
    meetings.extend(visitor.caller(), shown(), minutes);
    toast.say("meetings.lead.extended", minutes);
    live.refresh();
  }

  /** Lets somebody in who waits. */
  public void admit(Waiting person) {
    lobby.admit(visitor.caller(), shown(), person.index());
    toast.say("meetings.lead.admitted", person.name());
    live.refresh();
  }

  /** Lets everybody in who waits. */
  public void admitAll() {
    lobby.admitAll(visitor.caller(), shown());
    toast.say("meetings.lead.admittedAll");
    live.refresh();
  }

  /** Asks why somebody is not let in. */
  public void askToRefuse(Waiting person) {
    refusing = person.index();
    reason = null;
    begin(person.name());
  }

  /** Does not let the person in. */
  public void refuse() {
    lobby.refuse(
        visitor.caller(), new MeetingNumber(number), refusing, Optional.ofNullable(reason));
    toast.say("meetings.lead.refused", name);
    dismiss();
  }

  /** Lets an expelled person join again. */
  public void readmit(Expelled person) {
    meetings.readmit(visitor.caller(), shown(), person.index());
    toast.say("meetings.lead.readmitted", person.name());
    live.refresh();
  }

  /** Closes whatever was asked. */
  public void dismiss() {
    changing = null;
    refusing = null;
    live.refresh();
  }

  private void begin(String person) {
    name = person;
    number = shown().digits();
    live.setNumber(number);
  }

  private MeetingNumber shown() {
    return live.getMeeting().meeting().number();
  }

  /** Whether a role is being chosen. */
  public boolean isChanging() {
    return changing != null;
  }

  /** Whether somebody who waits is about to be refused. */
  public boolean isRefusing() {
    return refusing != null;
  }

  /** Whom it is about. */
  public String getName() {
    return name;
  }

  /** The role that is chosen. */
  public Role getRole() {
    return role;
  }

  /** Chooses a role. */
  public void setRole(Role role) {
    this.role = role;
  }

  /** Why somebody is not let in. */
  public String getReason() {
    return reason;
  }

  /** Takes the reason. */
  public void setReason(String reason) {
    this.reason = reason == null || reason.isBlank() ? null : reason.strip();
  }
}
