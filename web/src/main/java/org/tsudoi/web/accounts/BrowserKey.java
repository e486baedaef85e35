package org.tsudoi.web.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.devices.SignedChallenge;
import org.tsudoi.shared.RefusedException;

/** What the hidden fields of a form say about the key of the browser that sends it. */
final class BrowserKey {

  private BrowserKey() {}

  /** The proof for a sign-in; empty from a browser without a key. */
  static DeviceClaim claim(HttpServletRequest request, String server) {
    return new DeviceClaim(List.of(), field(request, "deviceKeyId"), signed(request, server));
  }

  /** The browser as a device that shall be known. */
  static NewDevice offer(HttpServletRequest request, String name, String server) {
    return new NewDevice(
        name, List.of(), field(request, "devicePublicKey"), signed(request, server));
  }

  private static SignedChallenge signed(HttpServletRequest request, String server) {
    return new SignedChallenge(
        field(request, "deviceChallenge"), field(request, "deviceSignature"), server);
  }

  /** What to do about a browser that was not taken in: a key of a text. */
  static String remedy(RefusedException refused) {
    return refused.field().filter("name"::equals).isPresent()
        ? "accounts.device.nameMissing"
        : "accounts.device.noKey";
  }

  private static String field(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }
}
