package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.MailEncryption;
import org.tsudoi.notification.MailSettings;
import org.tsudoi.notification.MailSettingsView;

/**
 * One version of the mail settings, without the password.
 *
 * @param version its number; 0 before the first
 * @param changedAt when it was saved
 * @param who who saved it
 * @param passwordSet whether a password is stored now
 * @param enabled whether mail is sent
 * @param host the mail server
 * @param port its port
 * @param encryption how the line is protected
 * @param plainAccepted whether an open line to another machine is wanted
 * @param user whom the mail server knows
 * @param senderAddress from whom mails come
 * @param senderName the name before that address
 * @param baseUrl how people reach this server
 * @param timeZone in which zone times stand
 * @param certificates whom to trust instead of the usual authorities
 */
@Schema(name = "MailSettings")
public record MailSettingsAnswer(
    long version,
    Instant changedAt,
    String who,
    boolean passwordSet,
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

  static MailSettingsAnswer of(MailSettingsView view) {
    MailSettings settings = view.settings();
    return new MailSettingsAnswer(
        view.number(),
        view.changedAt().orElse(null),
        view.changedByName(),
        view.passwordSet(),
        settings.enabled(),
        settings.host(),
        settings.port(),
        settings.encryption(),
        settings.plainAccepted(),
        settings.user(),
        settings.senderAddress(),
        settings.senderName(),
        settings.baseUrl(),
        settings.timeZone(),
        settings.certificates());
  }
}
