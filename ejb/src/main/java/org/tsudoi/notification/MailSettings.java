package org.tsudoi.notification;

import java.util.Map;
import java.util.TreeMap;

/**
 * How mail is sent.
 *
 * @param enabled whether mail is sent at all
 * @param host the mail server
 * @param port its port
 * @param encryption how the line is protected
 * @param plainAccepted whether somebody said that an open line to another machine is wanted
 * @param user whom the server knows; empty for none
 * @param senderAddress from whom mails come
 * @param senderName the name before that address
 * @param baseUrl how people reach this server, for links; without a slash at the end
 * @param timeZone in which times stand in mails to people who have chosen none
 * @param certificates whom to trust instead of the usual authorities, in PEM; empty for those
 */
public record MailSettings(
    boolean enabled,
    String host,
    int port,
    MailEncryption encryption,
    boolean plainAccepted,
    String user,
    String senderAddress,
    String senderName,
    String baseUrl,
    String timeZone,
    String certificates) {

  /** Takes the space round what was typed away. */
  public MailSettings {
    host = host.strip();
    user = user.strip();
    senderAddress = senderAddress.strip();
    senderName = senderName.strip();
    baseUrl = baseUrl.strip().replaceAll("/+$", "");
    timeZone = timeZone.strip();
    certificates = certificates.strip();
  }

  /** Before anything was set up. */
  public static MailSettings none() {
    return new MailSettings(
        false, "", 587, MailEncryption.STARTTLS, false, "", "", "", "", "UTC", "");
  }

  /** Whether the password would go another way than in the other settings. */
  public boolean leadsElsewhere(MailSettings other) {
    return !host.equals(other.host)
        || port != other.port
        || encryption != other.encryption
        || !user.equals(other.user)
        || !certificates.equals(other.certificates);
  }

  /** Every value by its name, for comparing. */
  public Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    values.put("enabled", word(enabled));
    values.put("host", host);
    values.put("port", Integer.toString(port));
    values.put("encryption", encryption.name());
    values.put("plainAccepted", word(plainAccepted));
    values.put("user", user);
    values.put("senderAddress", senderAddress);
    values.put("senderName", senderName);
    values.put("baseUrl", baseUrl);
    values.put("timeZone", timeZone);
    values.put("certificates", certificates);
    return values;
  }

  private static String word(boolean on) {
    return on ? "ON" : "OFF";
  }
}
