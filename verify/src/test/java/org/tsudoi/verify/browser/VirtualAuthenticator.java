package org.tsudoi.verify.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;

/**
 * An authenticator of Chromium's own making, built into one page: it holds passkeys and says yes.
 */
public final class VirtualAuthenticator {

  private VirtualAuthenticator() {}

  /** Builds one into a page. */
  public static void in(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject wish = new JsonObject();
    wish.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", wish);
  }

  /** The argument by which Chromium takes a server's own certificate, as passkeys need it. */
  public static String trusting(Path certificate) {
    try (InputStream file = Files.newInputStream(certificate)) {
      byte[] key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(file)
              .getPublicKey()
              .getEncoded();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return "--ignore-certificate-errors-spki-list=" + Base64.getEncoder().encodeToString(hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
