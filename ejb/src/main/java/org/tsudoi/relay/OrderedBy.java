package org.tsudoi.relay;

import jakarta.json.JsonObjectBuilder;

/**
 * Who ordered something, as the people in a meeting are told.
 *
 * @param name the name that people know; empty for nobody, and for a command line without a name
 * @param administration whether the order came by the right of a system administrator and not by
 *     what that person is in the meeting (spec 6.4.4)
 */
public record OrderedBy(String name, boolean administration) {

  /** Nobody: it happened by itself, or the person concerned did it. */
  public static final OrderedBy NOBODY = new OrderedBy("", false);

  /** Somebody of the meeting. */
  public static OrderedBy person(String name) {
    return new OrderedBy(name, false);
  }

  /** Writes it into a control message, where {@code by} and {@code administration} say it. */
  public JsonObjectBuilder into(JsonObjectBuilder message) {
    if (!name.isEmpty()) {
      message.add("by", name);
    }
    return administration ? message.add("administration", true) : message;
  }
}
