package org.tsudoi.web.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZoneId;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.web.shell.TimeZoneChoice;
import org.tsudoi.web.shell.Times;

/** Links that lead to the doors of meetings, and the times beside them. */
@Named("meetingLinks")
@RequestScoped
public class MeetingLinks {

  private HttpServletRequest request;
  private Times times;
  private TimeZoneChoice zone;

  /** For the container's proxy. */
  public MeetingLinks() {}

  /** Links by the name under which the visitor reached the server. */
  @Inject
  public MeetingLinks(HttpServletRequest request, Times times, TimeZoneChoice zone) {
    this.request = request;
    this.times = times;
    this.zone = zone;
  }

  /** The whole link to a meeting, to be passed on; it holds no key. */
  public String link(MeetingNumber number) {
    return URI.create(request.getRequestURL().toString()).resolve("/").toString()
        + path(number).substring(1);
  }

  /** The same within this server. */
  public String path(MeetingNumber number) {
    return "/room/#/" + number;
  }

  /** From when to when, in the visitor's zone: the day is said once if it is one. */
  public String span(MeetingTimes planned) {
    ZoneId own = zone.zone();
    boolean oneDay =
        planned.start().atZone(own).toLocalDate().equals(planned.end().atZone(own).toLocalDate());
    return times.moment(planned.start())
        + " – "
        + (oneDay ? times.clock(planned.end()) : times.moment(planned.end()));
  }
}
