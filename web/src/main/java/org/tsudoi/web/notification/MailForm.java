package org.tsudoi.web.notification;

import java.io.Serializable;
import java.util.List;
import org.tsudoi.notification.MailEncryption;
import org.tsudoi.notification.MailSettings;

/** What an administrator types about mail. */
public class MailForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private boolean enabled;
  private String host;
  private int port;
  private MailEncryption encryption;
  private boolean plainAccepted;
  private String user;
  private String senderAddress;
  private String senderName;
  private String baseUrl;
  private String timeZone;
  private String certificates;

  MailForm(MailSettings settings) {
    enabled = settings.enabled();
    host = settings.host();
    port = settings.port();
    encryption = settings.encryption();
    plainAccepted = settings.plainAccepted();
    user = settings.user();
    senderAddress = settings.senderAddress();
    senderName = settings.senderName();
    baseUrl = settings.baseUrl();
    timeZone = settings.timeZone();
    certificates = settings.certificates();
  }

  MailSettings settings() {
    return new MailSettings(
        enabled,
        text(host),
        port,
        encryption,
        plainAccepted,
        text(user),
        text(senderAddress),
        text(senderName),
        text(baseUrl),
        text(timeZone),
        text(certificates));
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }

  /** All ways to protect the line. */
  public List<MailEncryption> getEncryptions() {
    return List.of(MailEncryption.values());
  }

  /** Whether the line is not protected at all. */
  public boolean isPlain() {
    return encryption == MailEncryption.NONE;
  }

  /** Whether mail is sent. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Takes whether mail is sent. */
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /** The mail server. */
  public String getHost() {
    return host;
  }

  /** Takes the mail server. */
  public void setHost(String host) {
    this.host = host;
  }

  /** Its port. */
  public int getPort() {
    return port;
  }

  /** Takes its port. */
  public void setPort(int port) {
    this.port = port;
  }

  /** How the line is protected. */
  public MailEncryption getEncryption() {
    return encryption;
  }

  /** Takes how the line is protected. */
  public void setEncryption(MailEncryption encryption) {
    this.encryption = encryption;
  }

  /** Whether an open line to another machine is wanted. */
  public boolean isPlainAccepted() {
    return plainAccepted;
  }

  /** Takes whether an open line to another machine is wanted. */
  public void setPlainAccepted(boolean plainAccepted) {
    this.plainAccepted = plainAccepted;
  }

  /** Whom the mail server knows. */
  public String getUser() {
    return user;
  }

  /** Takes whom the mail server knows. */
  public void setUser(String user) {
    this.user = user;
  }

  /** From whom mails come. */
  public String getSenderAddress() {
    return senderAddress;
  }

  /** Takes from whom mails come. */
  public void setSenderAddress(String senderAddress) {
    this.senderAddress = senderAddress;
  }

  /** The name before that address. */
  public String getSenderName() {
    return senderName;
  }

  /** Takes the name before that address. */
  public void setSenderName(String senderName) {
    this.senderName = senderName;
  }

  /** How people reach this server. */
  public String getBaseUrl() {
    return baseUrl;
  }

  /** Takes how people reach this server. */
  public void setBaseUrl(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** In which zone times stand. */
  public String getTimeZone() {
    return timeZone;
  }

  /** Takes in which zone times stand. */
  public void setTimeZone(String timeZone) {
    this.timeZone = timeZone;
  }

  /** Whom to trust. */
  public String getCertificates() {
    return certificates;
  }

  /** Takes whom to trust. */
  public void setCertificates(String certificates) {
    this.certificates = certificates;
  }
}
