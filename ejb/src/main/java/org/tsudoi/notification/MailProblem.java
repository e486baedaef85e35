package org.tsudoi.notification;

/**
 * How a try to send a mail ended badly.
 *
 * @param failure what went wrong
 * @param detail the words of the mail server or of the line, without line breaks, up to 300
 *     characters
 */
public record MailProblem(MailFailure failure, String detail) {

  private static final int MOST = 300;

  /** Makes the words harmless: they come from another machine. */
  public MailProblem {
    String plain = detail.replaceAll("[\\p{C}\\s]+", " ").strip();
    int end = plain.offsetByCodePoints(0, Math.min(MOST, plain.codePointCount(0, plain.length())));
    detail = plain.substring(0, end);
  }
}
