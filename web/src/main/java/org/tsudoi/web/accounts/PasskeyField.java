package org.tsudoi.web.accounts;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import org.tsudoi.accounts.NewPasskey;
import org.tsudoi.accounts.PasskeyAnswer;
import org.tsudoi.accounts.PasskeyPurpose;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What the hidden field of a form says that a passkey answered; the script of the page fills it.
 */
final class PasskeyField {

  private static final int MOST = 32_768;

  private PasskeyField() {}

  /** Whether a passkey was asked, whatever came of it. */
  static boolean isFilled(HttpServletRequest request) {
    return !text(request).isEmpty();
  }

  /** The answer of a passkey that was asked for this; empty if none was asked. */
  static Optional<PasskeyAnswer> answer(HttpServletRequest request, PasskeyPurpose purpose) {
    return object(request)
        .filter(found -> purpose.name().equals(purposeOf(found)))
        .map(
            found ->
                new PasskeyAnswer(
                    found.getString("credentialId", ""),
                    found.getString("clientData", ""),
                    found.getString("authenticatorData", ""),
                    found.getString("signature", ""),
                    found.getString("userHandle", "")));
  }

  private static String purposeOf(JsonObject found) {
    return found.getString("purpose", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The passkey that the browser made. */
  static NewPasskey made(HttpServletRequest request, String name) {
    JsonObject found =
        object(request).orElseThrow(() -> new RefusedException(Problem.PASSKEY_REFUSED));
    return new NewPasskey(
        name, found.getString("clientData", ""), found.getString("attestationObject", ""));
  }

  private static Optional<JsonObject> object(HttpServletRequest request) {
    String text = text(request);
    if (text.isEmpty() || text.length() > MOST) {
      return Optional.empty();
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    } catch (JsonException | ClassCastException noObject) {
      throw new RefusedException(Problem.PASSKEY_REFUSED, noObject);
    }
  }

  private static String text(HttpServletRequest request) {
    String value = request.getParameter("passkey");
    return value == null ? "" : value;
  }
}
