package org.tsudoi.web.meetings;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.meetings.MeetingSummary;
import org.tsudoi.web.shell.Visitor;

/** The meetings that the visitor may know of. */
@Named
@ViewScoped
public class MeetingListView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private MeetingService meetings;
  @Inject private Visitor visitor;

  private String text = "";
  private transient List<MeetingSummary> all;

  @PostConstruct
  void open() {
    all = meetings.list(visitor.caller());
  }

  /** The meetings that contain what the visitor looks for. */
  public List<MeetingSummary> getRows() {
    if (all == null) {
      open();
    }
    String wanted = text.toLowerCase(Locale.ROOT);
    return all.stream().filter(meeting -> text(meeting).contains(wanted)).toList();
  }

  private static String text(MeetingSummary meeting) {
    return String.join(
            "\n",
            meeting.title(),
            meeting.number().toString(),
            meeting.number().digits(),
            meeting.organizerName())
        .toLowerCase(Locale.ROOT);
  }

  /** Whether the visitor may open meetings. */
  public boolean isCreator() {
    return visitor.has("MEETING_CREATOR") || visitor.has("SYSTEM_ADMINISTRATOR");
  }

  /** Whether the visitor may change the meeting. */
  public boolean isLed(MeetingSummary meeting) {
    return visitor.has("SYSTEM_ADMINISTRATOR") || visitor.caller().is(meeting.organizer());
  }

  /** What the visitor looks for. */
  public String getText() {
    return text;
  }

  /** Looks for something else. */
  public void setText(String text) {
    this.text = text == null ? "" : text.strip();
  }

  /** Shows all meetings again. */
  public void clear() {
    text = "";
  }
}
