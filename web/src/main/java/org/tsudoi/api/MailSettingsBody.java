package org.tsudoi.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.notification.MailDraft;
import org.tsudoi.notification.MailEncryption;
import org.tsudoi.notification.MailSettings;

/**
 * Mail settings that shall be in force.
 *
 * @param base the version that they were made from
 * @param enabled whether mail is sent
 * @param host the mail server
 * @param port its port
 * @param encryption how the line is protected
 * @param plainAccepted whether an open line to another machine is wanted
 * @param user whom the mail server knows; empty for none
 * @param password absent to keep the present one, empty for none; never answered
 * @param senderAddress from whom mails come
 * @param senderName the name before that address
 * @param baseUrl how people reach this server
 * @param timeZone in which zone times stand
 * @param certificates whom to trust instead of the usual authorities, in PEM
 */
@Schema(name = "NewMailSettings")
public record MailSettingsBody(
    @NotNull @Min(0) Long base,
    boolean enabled,
    @NotNull @Size(max = 255) String host,
    @NotNull @Min(1) @Max(65535) Integer port,
    @NotNull MailEncryption encryption,
    boolean plainAccepted,
    @NotNull @Size(max = 200) String user,
    @Size(max = 200) @Schema(writeOnly = true) String password,
    @NotNull @Size(max = 254) String senderAddress,
    @NotNull @Size(max = 400) String senderName,
    @NotNull @Size(max = 255) String baseUrl,
    @NotNull @Size(max = 60) String timeZone,
    @NotNull @Size(max = 16000) String certificates) {

  MailDraft draft() {
    return new MailDraft(
        base,
        new MailSettings(
            enabled,
            host,
            port,
            encryption,
            plainAccepted,
            user,
            senderAddress,
            senderName,
            baseUrl,
            timeZone,
            certificates),
        Optional.ofNullable(password));
  }

  /** Leaves the password out of every log. */
  @Override
  public String toString() {
    return "MailSettingsBody[" + host + "]";
  }
}
